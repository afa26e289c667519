"""Kelembagaan: office holders, legal acts, council and team, promises, and the hand-over of a region."""
