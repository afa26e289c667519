"""Questions about figures, likeness and runs."""
