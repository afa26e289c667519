"""Text of plans as tests need it."""
