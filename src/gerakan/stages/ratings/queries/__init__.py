"""Questions about what participants say."""
