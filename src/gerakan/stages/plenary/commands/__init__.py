"""Verbs of the plenary."""
