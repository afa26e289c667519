"""Kata peserta: what those who came say of a meeting and its mentors, so that nobody can be told from another."""
