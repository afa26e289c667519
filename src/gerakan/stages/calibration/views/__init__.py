"""Screens of kalibrasi."""
