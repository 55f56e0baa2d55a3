"""The officers' pages: what is due, sending, correcting, reviewing, who has sent what."""
