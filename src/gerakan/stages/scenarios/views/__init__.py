"""Screens of scenarios."""
