"""Questions about a plan's years and money."""
