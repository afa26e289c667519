"""Layouts, components, lists, charts and formats."""
