"""Everything a to-do list is made of; a new stage adds its sources here."""

from gerakan.surfaces.workspace.sources import indicators, invitations

SOURCES = (*invitations.SOURCES, *indicators.SOURCES)
