"""Verbs of bimbingan."""
