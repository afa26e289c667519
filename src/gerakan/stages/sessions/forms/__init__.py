"""What people may type at meetings."""
