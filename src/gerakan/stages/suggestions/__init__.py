"""Program model: what worked elsewhere, and which of it answers a plan's own gaps."""
