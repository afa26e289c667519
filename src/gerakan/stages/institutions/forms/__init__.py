"""What people type about local institutions."""
