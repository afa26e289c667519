"""Doors of penilaian."""
