"""Penjaringan: from indices to an invited list."""
