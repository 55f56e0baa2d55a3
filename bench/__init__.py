"""Speed, held against a floor in the same run: ``python -m bench`` (bench/README.md)."""
