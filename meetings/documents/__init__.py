"""The register of incoming and outgoing documents per body and year, without gaps (K3)."""
