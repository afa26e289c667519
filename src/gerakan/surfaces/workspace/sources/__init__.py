"""Everything a to-do list is made of; a new stage adds its sources here."""

from gerakan.surfaces.workspace.sources import (
    agreements,
    assessment,
    assessors,
    calibration,
    chapters,
    clusters,
    indicators,
    institutions,
    interviews,
    invitations,
    materials,
    mentoring,
    questionnaires,
    reviews,
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
    *clusters.SOURCES,
    *institutions.SOURCES,
    *chapters.SOURCES,
    *reviews.SOURCES,
    *indicators.SOURCES,
    *materials.SOURCES,
)
