"""What waits in the books' texts: figures that changed since their writer looked."""

from django.utils.translation import gettext as _

from gerakan.stages.chapters.models import Section
from gerakan.stages.chapters.queries.stale import stale_texts
from gerakan.stages.chapters.queries.template import template
from gerakan.stages.masterplans import permissions
from gerakan.surfaces.workspace.todo import Entry, Source


def _text(row: Section) -> Entry:
    titles = {one.code: one.title for book in template().books for one in book.entries}
    return Entry(
        title=_("Periksa angka yang berubah: %s") % (row.title or titles.get(row.code, row.code)),
        detail=row.plan.region.name,
        url=row.get_absolute_url(),
        act=_("Periksa"),
    )


SOURCES = (Source(3, permissions.BEGIN, stale_texts, _text),)
