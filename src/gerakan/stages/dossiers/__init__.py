"""Berkas keputusan: the whole way of a decision in one sealed archive that anybody can check without this system."""
