"""Wawancara: panels, rooms and hours, solved and verified; who came; what is now and next."""
