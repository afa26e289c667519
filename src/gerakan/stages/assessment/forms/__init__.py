"""What a person or a device may type."""
