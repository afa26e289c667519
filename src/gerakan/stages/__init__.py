"""The movement, one app per stage, in the order of the movement."""
