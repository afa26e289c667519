"""The workbook twin of a plan: out, and back in as differences."""

from gerakan.stages.workbooks.exchange.differences import Comparison, Difference, Lost
from gerakan.stages.workbooks.exchange.reading import Line, Page, Workbook, read_workbook
from gerakan.stages.workbooks.exchange.writing import marked_workbook, plan_workbook

__all__ = [
    "Comparison",
    "Difference",
    "Line",
    "Lost",
    "Page",
    "Workbook",
    "marked_workbook",
    "plan_workbook",
    "read_workbook",
]
