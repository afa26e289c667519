"""Verbs of joint plans."""
