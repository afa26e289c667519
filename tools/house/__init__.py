"""Set-up, serving and testing of the house, with the standard library only."""
