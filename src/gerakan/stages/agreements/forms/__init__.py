"""What people may type about agreements."""
