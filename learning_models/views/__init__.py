"""The officers' pages of the learning models."""
