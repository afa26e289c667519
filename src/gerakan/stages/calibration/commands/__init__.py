"""Verbs of kalibrasi."""
