"""A read-only window for operators."""

from django.contrib import admin
from django.http import HttpRequest

from gerakan.foundation.search.models import SearchEntry


@admin.register(SearchEntry)
class SearchEntryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What the index holds; operators of the machine only."""

    list_display = ("title", "kind", "object_id", "part")
    list_filter = ("kind",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
