"""What a page or a book says about potentials: sentences and charts made of a run's numbers."""
