"""Kuesioner: a region answers with its agencies and evidence, its head approves, the secretariat verifies."""
