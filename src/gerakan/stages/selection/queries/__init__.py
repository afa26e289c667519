"""Questions that the screens of rankings ask."""
