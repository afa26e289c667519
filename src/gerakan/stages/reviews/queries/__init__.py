"""Questions about review."""
