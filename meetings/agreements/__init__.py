"""Coordination agreements with bodies beside the association, counted per unit and year (K4)."""
