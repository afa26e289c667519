"""The documented interface, version 1."""
