"""Pages of figures by learning model: one model across units, ranked."""
