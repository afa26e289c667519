"""Questions about the plenary."""
