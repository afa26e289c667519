"""Questions about books."""
