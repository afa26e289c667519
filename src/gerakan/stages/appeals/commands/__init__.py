"""Verbs of appeals, panels and corrections."""
