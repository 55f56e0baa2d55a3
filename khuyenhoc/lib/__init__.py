"""What every storey may use: Vietnamese words, numbers and dates, sheets. No models live here."""
