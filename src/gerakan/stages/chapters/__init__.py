"""Naskah: what a plan says in sentences, chapter by chapter, for its four books."""
