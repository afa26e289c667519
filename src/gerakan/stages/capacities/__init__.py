"""A region's people and skills against what its programmes need."""
