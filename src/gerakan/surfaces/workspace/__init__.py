"""A person's home and one to-do list."""
