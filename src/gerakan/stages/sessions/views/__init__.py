"""Screens of the meetings."""
