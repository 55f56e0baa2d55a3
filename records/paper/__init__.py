"""Setting certificates on paper with typst: the portal's own fonts, and words that stay words."""
