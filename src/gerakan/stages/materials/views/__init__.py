"""Screens of the material and the courses."""
