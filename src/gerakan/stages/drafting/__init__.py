"""Naskah: the text of an edition's agreements, its desks and the duties that follow signing."""
