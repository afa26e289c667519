"""From marks of items to the mean of an element and the total of a region."""
