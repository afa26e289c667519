"""Stemmed search over everything a person may see; see `sources.register` and `queries.search`."""
