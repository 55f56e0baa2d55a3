"""The officers' pages of meetings, tasks and working sessions."""
