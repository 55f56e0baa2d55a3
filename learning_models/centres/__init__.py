"""Community learning centres: their years typed, approved, shown."""
