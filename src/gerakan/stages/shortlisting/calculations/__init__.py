"""Rows to the engine and back: the only part of the stage that knows the engine."""
