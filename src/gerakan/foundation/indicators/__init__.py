"""Indicator library and values: ask once."""
