"""Marks of a panel of assessors: agreement, severity, corrected marks, chances, third marks."""
