"""Editions for operators, to look at only: they change through their own screens."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gerakan.foundation.editions.models import Edition, FunnelCount, FunnelStep, Participation


class ReadOnly(admin.ModelAdmin[Any]):
    """Nothing can be added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(FunnelStep)
class FunnelStepAdmin(admin.ModelAdmin[FunnelStep]):
    """The words of a definition may be improved here; the codes stay."""

    list_display = ["order", "label", "definition"]
    readonly_fields = ["code", "order"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Participation)
class ParticipationAdmin(ReadOnly):
    """Who took part when."""

    list_display = ["region", "edition", "role", "confidence"]
    list_filter = ["edition", "role", "confidence"]
    search_fields = ["region__name", "region__code"]


admin.site.register(Edition, ReadOnly)
admin.site.register(FunnelCount, ReadOnly)
