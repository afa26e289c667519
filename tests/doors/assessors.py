"""Doors of asesor."""
