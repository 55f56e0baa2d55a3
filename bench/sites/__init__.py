"""The sites that ``bench.pages`` has served side by side."""
