"""Whole public pages kept in memory, given out ahead of the program, gone when a row changes."""
