"""Verbs of penjaringan."""
