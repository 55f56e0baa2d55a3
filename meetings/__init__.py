"""Meetings: conferences, their papers, and reports written from figures."""
