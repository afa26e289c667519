"""Every check as a versioned rule; `catalogue` lists them and `checking` asks them."""
