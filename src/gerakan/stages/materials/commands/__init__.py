"""Verbs of the material and the courses."""
