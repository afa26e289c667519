"""Bacaan: a plan that exists as Word or PDF is read into proposals, each with its page and passage."""
