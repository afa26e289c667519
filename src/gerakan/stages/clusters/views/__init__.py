"""Screens of joint plans."""
