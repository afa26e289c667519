"""Editions, participations and the funnel."""
