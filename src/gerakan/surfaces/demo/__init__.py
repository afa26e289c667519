"""Demonstration editions, plainly labelled."""
