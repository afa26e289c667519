"""Everything a to-do list is made of; a new stage adds its sources here."""

from gerakan.surfaces.workspace.sources import indicators, shortlisting

SOURCES = (*shortlisting.SOURCES, *indicators.SOURCES)
