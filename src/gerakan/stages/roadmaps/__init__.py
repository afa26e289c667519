"""Peta jalan: a plan over its years, what a delay moves, its money against the ceiling."""
