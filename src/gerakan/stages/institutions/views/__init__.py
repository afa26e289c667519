"""Screens of local institutions."""
