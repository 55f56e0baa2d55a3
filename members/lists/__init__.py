"""Lists of members by Excel."""
