"""Keberatan: a region appeals, other people hear and decide it, and every correction of a result stands in a public register."""
