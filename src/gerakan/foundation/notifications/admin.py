"""Read-only windows for operators."""

from django.contrib import admin

from gerakan.foundation.notifications.models import (
    CalendarDay,
    Choice,
    Deadline,
    MessageText,
    Notice,
    OutgoingMail,
    Reminder,
)
from gerakan.foundation.tasks.admin import ReadOnly


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnly):
    """The outbox."""

    list_display = ("to", "subject", "state", "attempts", "created_at", "sent_at")
    list_filter = ("state", "kind")


@admin.register(Deadline)
class DeadlineAdmin(ReadOnly):
    """Deadlines."""

    list_display = ("target", "outcome", "due_at", "state")
    list_filter = ("state", "outcome")


@admin.register(Reminder)
class ReminderAdmin(ReadOnly):
    """Reminders."""

    list_display = ("kind", "target_type", "target_id", "due_on", "done_at")
    list_filter = ("kind",)


admin.site.register([CalendarDay, Choice, MessageText, Notice], ReadOnly)
