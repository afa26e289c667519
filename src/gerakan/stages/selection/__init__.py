"""Peringkat penetapan: marks, index and conditions become ranks, places, chances and zones; frozen and explained."""
