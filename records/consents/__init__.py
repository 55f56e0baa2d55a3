"""Consents: recorded and withdrawn by officers, with the signed papers, at once in force (Q4)."""
