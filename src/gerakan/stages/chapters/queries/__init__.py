"""Questions about the text of a plan."""
