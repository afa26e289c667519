"""Screens: versions, their building, their trying out, workbooks."""
