"""Verbs of penilaian."""
