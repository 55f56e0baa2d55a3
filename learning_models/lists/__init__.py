"""Lists of learning models by Excel: read, compared, stored."""
