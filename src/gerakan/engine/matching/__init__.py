"""Seating guides at places: exact, explained by its terms, and repaired with as few changes as possible."""
