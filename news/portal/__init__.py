"""What the portal says of itself, and the pages that lead on."""
