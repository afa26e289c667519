"""Rows of the meetings."""

from gerakan.stages.sessions.models.attendance import Attendance, AttendanceQuerySet, Participant, Rank
from gerakan.stages.sessions.models.certificates import Certificate, CertificatePlan
from gerakan.stages.sessions.models.minutes import MinuteLine
from gerakan.stages.sessions.models.sessions import Session, SessionQuerySet
from gerakan.stages.sessions.models.tasks import Task, TaskQuerySet

__all__ = [
    "Attendance", "AttendanceQuerySet", "Certificate", "CertificatePlan", "MinuteLine", "Participant", "Rank", "Session", "SessionQuerySet", "Task",
    "TaskQuerySet",
]  # fmt: skip
