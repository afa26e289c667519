"""Tanggapan: a region answers the draft marks, a third person decides what is disputed, marks become final."""
