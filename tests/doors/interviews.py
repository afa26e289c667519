"""Doors of wawancara."""
