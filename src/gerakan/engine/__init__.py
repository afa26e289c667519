"""Pure statistics: plain values and a seed in, frozen results out; no Django, no I/O, no clock, no global randomness."""

ENGINE_VERSION = "1.0.0"
"""Frozen beside every published calculation; changes whenever a number may change."""
