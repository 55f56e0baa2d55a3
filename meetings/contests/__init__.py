"""Contests in rounds: entries counted per unit, prizes (product.md K4)."""
