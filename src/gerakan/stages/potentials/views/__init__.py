"""Screens of potentials."""
