"""Screens of the plenary."""
