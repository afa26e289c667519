"""Verbs of agreements, one module a subject."""
