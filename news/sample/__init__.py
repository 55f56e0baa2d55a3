"""Sample articles for development: events that five published texts report, in our own words."""

from news.sample.loading import load_articles

__all__ = ["load_articles"]
