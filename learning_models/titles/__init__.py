"""Public pages of learning titles: what was recognised in a unit and year."""
