"""Verbs of local institutions."""
