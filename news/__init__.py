"""News: articles, the document library and search."""
