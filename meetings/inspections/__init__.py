"""Inspections of units, with findings that become tasks (product.md K4)."""
