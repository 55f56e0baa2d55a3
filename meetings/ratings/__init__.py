"""Self-ratings of associations: scoring tables as data, checked by the unit above, ranked (K4)."""
