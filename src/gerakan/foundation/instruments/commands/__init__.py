"""Verbs: of versions in `versions`, of the parts of a draft in `parts`."""
