"""Verbs of the text."""
