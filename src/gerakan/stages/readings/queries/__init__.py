"""Questions of readings: the words of plans, and proposals beside what stands."""
