"""What was told, what will be told, and when."""

from gerakan.foundation.notifications.models.calendar import CalendarDay
from gerakan.foundation.notifications.models.messages import Choice, MessageText, Notice, OutgoingMail
from gerakan.foundation.notifications.models.waiting import Deadline, Reminder, ReminderSent

__all__ = [
    "CalendarDay",
    "Choice",
    "Deadline",
    "MessageText",
    "Notice",
    "OutgoingMail",
    "Reminder",
    "ReminderSent",
]
