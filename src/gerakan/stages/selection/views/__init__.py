"""Screens of this stage."""
