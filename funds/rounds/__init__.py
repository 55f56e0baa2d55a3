"""Rounds of scholarships and rewards: call, quotas, dossiers, review, decision, payment (Q3)."""
