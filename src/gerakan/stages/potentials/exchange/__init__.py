"""The sheet of figures by sector: template, reading with complaints by cell, and the way out for `gerakan compute`."""

from gerakan.stages.potentials.exchange.reading import checked, read_for, read_sectors
from gerakan.stages.potentials.exchange.sheet import Checked, Line, compute_file, sector_sheet, template_rows

__all__ = ["Checked", "Line", "checked", "compute_file", "read_for", "read_sectors", "sector_sheet", "template_rows"]
