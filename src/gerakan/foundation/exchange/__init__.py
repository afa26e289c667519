"""Spreadsheets declared once: template, import report by cell, export in the same shape."""

from gerakan.foundation.exchange.complaints import Complaint
from gerakan.foundation.exchange.marking import marked_copy
from gerakan.foundation.exchange.readers import choice, day, number, text, whole_number
from gerakan.foundation.exchange.reading import read_tables
from gerakan.foundation.exchange.refusal import FileRefused
from gerakan.foundation.exchange.sheets import Column, Report, Row, Sheet
from gerakan.foundation.exchange.table import Table

__all__ = [
    "Column",
    "Complaint",
    "FileRefused",
    "Report",
    "Row",
    "Sheet",
    "Table",
    "choice",
    "day",
    "marked_copy",
    "number",
    "read_tables",
    "text",
    "whole_number",
]
