"""Tests of bacaan."""
