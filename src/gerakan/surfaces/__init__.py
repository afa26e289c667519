"""Ways in that cut across stages."""
