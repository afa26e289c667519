"""Published plans side by side."""
