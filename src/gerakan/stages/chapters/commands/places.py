"""Verbs of the place: held while somebody writes, asked for, released; chapters of the region's own."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.sections import HELD_FOR, holder, places, section_of
from gerakan.stages.chapters.queries.template import template
from gerakan.stages.chapters.queries.words import clean
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import held

MOST_LOCAL = 12
PREFIX = {"buku1": "1", "buku2": "2", "buku3": "3", "quickwin": "q"}


@command
def take(plan: Masterplan, *, code: str, by: User, language: str = Language.INDONESIAN) -> Section:
    """Hold a place for a few minutes, unless somebody else does; a courtesy, for saves are judged by themselves."""
    section = _place(plan, code, language, by)
    if other := holder(section, besides=by):
        said = {"who": other, "when": formats.clock(section.held_until)}
        raise TransitionRefused(_("%(who)s sedang menulis bagian ini sampai %(when)s.") % said)
    section.held_by, section.held_until, section.asked_by = by, timezone.now() + HELD_FOR, None
    section.save()
    record("section.taken", section, by=by)
    return section


@command
def ask(plan: Masterplan, *, code: str, by: User, language: str = Language.INDONESIAN) -> None:
    """Let whoever writes know that somebody waits."""
    section = _place(plan, code, language, by)
    if holder(section, besides=by) is None:
        raise TransitionRefused(_("Bagian ini tidak sedang ditulis orang lain. Anda dapat langsung menulis."))
    section.asked_by = by
    section.save()
    record("section.asked", section, by=by)


@command
def release(plan: Masterplan, *, code: str, by: User, language: str = Language.INDONESIAN) -> None:
    """Let go before the time is over."""
    section = _place(plan, code, language, by)
    if section.held_by != by:
        raise TransitionRefused(_("Bagian ini tidak sedang Anda tulis."))
    section.held_by = section.held_until = section.asked_by = None
    section.save()
    record("section.released", section, by=by)


def _place(plan: Masterplan, code: str, language: str, by: User) -> Section:
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    entry = places(plan).get(code)
    if entry is None or language not in Language.values:
        raise TransitionRefused(_("Bagian ini tidak ada lagi. Salin tulisan Anda, lalu muat ulang daftar isi."))
    return section_of(plan, entry, language)


@command
def add_chapter(plan: Masterplan, *, book: str, title: str, by: User) -> Section:
    """A chapter of the region's own at the end of a book."""
    check(by, permissions.WRITE, plan)
    plan, title = held(plan, by), " ".join(clean(title).split())
    if book not in {one.code for one in template().books} or not title:
        raise TransitionRefused(_("Beri judul bab dan pilih bukunya."))
    own = Section.objects.filter(plan=plan, book=book, is_local=True)
    if own.filter(is_dropped=False, language=Language.INDONESIAN).count() >= MOST_LOCAL:
        raise TransitionRefused(_("Satu buku paling banyak memuat %s bab tambahan.") % MOST_LOCAL)
    position = (own.aggregate(last=Max("position"))["last"] or 0) + 1
    section = Section.objects.create(
        plan=plan,
        book=book,
        code=f"{PREFIX[book]}-daerah-{position}",
        title=title[:200],
        is_local=True,
        position=position,
    )
    record("section.added", section, by=by, changes={"book": book})
    return section


@command
def drop_chapter(plan: Masterplan, *, code: str, by: User) -> None:
    """Take a chapter of one's own off the book; its text stays in the record."""
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    own = Section.objects.filter(plan=plan, code=code, is_local=True, is_dropped=False)
    section = own.filter(language=Language.INDONESIAN).first()
    if section is None:
        raise TransitionRefused(_("Hanya bab tambahan daerah yang dapat dilepas."))
    if section.text:
        raise TransitionRefused(_("Bab ini masih berisi naskah. Kosongkan dahulu; naskahnya tetap ada di riwayat."))
    own.update(is_dropped=True)
    record("section.dropped", section, by=by)
