"""Verbs of the stage."""
