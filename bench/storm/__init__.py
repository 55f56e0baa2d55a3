"""A storm over the tree: ``python -m bench.storm``."""
