"""Everything a to-do list is made of; a new stage adds its sources here."""

from gerakan.surfaces.workspace.sources import (
    agreements,
    assessment,
    assessors,
    calibration,
    indicators,
    interviews,
    invitations,
    mentoring,
    questionnaires,
    sessions,
)

SOURCES = (
    *invitations.SOURCES,
    *questionnaires.SOURCES,
    *assessors.SOURCES,
    *calibration.SOURCES,
    *interviews.SOURCES,
    *assessment.SOURCES,
    *agreements.SOURCES,
    *mentoring.SOURCES,
    *sessions.SOURCES,
    *indicators.SOURCES,
)
