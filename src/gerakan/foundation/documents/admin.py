"""Read-only windows for operators."""

from django.contrib import admin

from gerakan.foundation.documents.models import Letter, LetterFile, NumberSeries
from gerakan.foundation.tasks.admin import ReadOnly


@admin.register(Letter)
class LetterAdmin(ReadOnly):
    """The register."""

    list_display = ("number", "subject", "direction", "state", "dated_on", "region_code")
    list_filter = ("direction", "state", "kind")


admin.site.register([LetterFile, NumberSeries], ReadOnly)
