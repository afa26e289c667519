"""Signed papers: electronic signatures made and checked, and the text of a paper beside another."""
