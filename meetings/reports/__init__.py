"""Reports that write themselves out of figures (product.md K2, K3)."""
