"""Gerakan: one house for the national smart-city movement, from the shortlist to the yearly evaluation."""
