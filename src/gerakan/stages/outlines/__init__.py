"""Susunan: the programmes of a plan as a tree that is rearranged by hand."""
