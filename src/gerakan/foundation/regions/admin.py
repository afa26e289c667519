"""The register for operators, to look at only: it changes through loaders and commands."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gerakan.foundation.regions.models import Alias, BoundarySet, Decree, Province, Region


class ReadOnly(admin.ModelAdmin[Any]):
    """Nothing can be added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Region)
class RegionAdmin(ReadOnly):
    """Regions of today."""

    list_display = ["code", "name", "province", "population", "is_autonomous"]
    list_filter = ["kind", "province"]
    search_fields = ["name", "code"]


@admin.register(Alias)
class AliasAdmin(ReadOnly):
    """Other writings and who decided on them."""

    list_display = ["text", "kind", "region", "reason", "decided_by_name"]
    list_filter = ["reason"]


@admin.register(BoundarySet)
class BoundarySetAdmin(ReadOnly):
    """Which boundaries are in use."""

    list_display = ["source", "is_official", "made_at"]


admin.site.register(Province, ReadOnly)
admin.site.register(Decree, ReadOnly)
