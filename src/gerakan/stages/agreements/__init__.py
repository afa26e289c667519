"""Nota kesepahaman: text, two numbers, desks, signatures, duties, register."""
