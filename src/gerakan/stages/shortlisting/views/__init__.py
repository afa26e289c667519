"""Screens of penjaringan."""
