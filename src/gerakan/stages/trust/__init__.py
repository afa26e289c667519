"""Kepercayaan nilai: how far marks can be trusted, corrected or refused, and where a third mark helps most."""
