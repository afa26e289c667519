"""Scenarios of a region to a target of its plan."""
