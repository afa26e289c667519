"""Spreadsheets declared once: template, import report, export."""
