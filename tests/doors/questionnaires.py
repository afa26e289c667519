"""Doors of kuesioner."""
