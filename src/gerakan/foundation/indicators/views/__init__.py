"""Screens of the library and of deliveries."""
