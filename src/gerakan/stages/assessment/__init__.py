"""Penilaian: marks, first blind, then together; the region's reply; what the marks are worth."""
