"""Screens about people: the register, invitations, one's own account."""
