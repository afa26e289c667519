"""Undangan: from a ranking to invited regions, with quotas, two signatures, letters and answers."""
