"""Charts: one spec for the page, the PDF and Word, always with the table of its numbers."""

from gerakan.foundation.ui.charts.chart import Chart, from_altair
from gerakan.foundation.ui.charts.kinds import bars, histogram, intervals, line, tornado, waterfall

__all__ = ["Chart", "bars", "from_altair", "histogram", "intervals", "line", "tornado", "waterfall"]
