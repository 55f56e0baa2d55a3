"""Open data for other programs: files at lasting addresses and a read-only JSON API (F6)."""
