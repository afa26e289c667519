"""Screens of appeals, panels and corrections."""
