"""Awards of units and persons: proposed with their conditions, granted by a decision (K4)."""
