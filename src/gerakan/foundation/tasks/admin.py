"""Read-only windows for operators."""

from django.contrib import admin
from django.http import HttpRequest

from gerakan.foundation.tasks.models import ChoreRun, Heartbeat, Job


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Operators look; people act through the screens."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(ReadOnly):
    """Background work."""

    list_display = ("name", "state", "started_by", "created_at", "beat_at", "finished_at")
    list_filter = ("state", "name")
    list_select_related = ("started_by",)


@admin.register(ChoreRun)
class ChoreRunAdmin(ReadOnly):
    """Regular chores."""

    list_display = ("name", "started_at", "finished_at", "has_failed", "message")


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnly):
    """Signs of life."""

    list_display = ("name", "at")
