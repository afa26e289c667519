"""Kalibrasi: sample cases that all assessors of an edition mark before the regions."""
