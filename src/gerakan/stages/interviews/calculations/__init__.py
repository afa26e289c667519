"""Rows → engine → rows."""
