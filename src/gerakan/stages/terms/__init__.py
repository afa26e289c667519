"""Ketentuan penetapan: how marks and index will become a decision, published before the first mark."""
