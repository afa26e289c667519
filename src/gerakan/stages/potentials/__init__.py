"""Potensi: what a region is good at, who is like it, where its people go."""
