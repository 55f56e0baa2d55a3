"""Recommendations to a body: they climb the tree, are merged and answered in public (K4)."""
