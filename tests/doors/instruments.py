"""Doors of instruments."""
