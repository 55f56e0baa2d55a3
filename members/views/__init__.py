"""The officers' pages of members."""
