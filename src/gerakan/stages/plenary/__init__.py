"""Pleno: members out of the room for a region, notes, votes, decisions, the frozen result, its publication and after."""
