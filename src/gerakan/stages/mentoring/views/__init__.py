"""Screens of bimbingan."""
