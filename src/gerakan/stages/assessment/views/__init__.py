"""Screens of penilaian."""
