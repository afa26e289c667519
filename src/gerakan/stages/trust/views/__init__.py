"""Screens of the stage."""
