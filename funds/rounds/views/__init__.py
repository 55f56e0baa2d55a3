"""The officers' pages of rounds."""
