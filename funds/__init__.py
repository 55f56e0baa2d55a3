"""Funds: the ledger of each study fund, and scholarships."""
