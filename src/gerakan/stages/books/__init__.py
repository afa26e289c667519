"""Buku: a plan's contents as four books and a head's slides, in every format from one tree."""
