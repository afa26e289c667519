"""Screens of the text."""
