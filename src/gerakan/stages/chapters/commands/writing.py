"""Verbs of one text: saved against what was seen, brought back from history, its figures looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.models import Draft, Language, Section, SectionChange
from gerakan.stages.chapters.queries.blocks import SEE, references_of
from gerakan.stages.chapters.queries.contents import live_figures
from gerakan.stages.chapters.queries.figures import shown_figures
from gerakan.stages.chapters.queries.sections import HELD_FOR, holder, places, section_of
from gerakan.stages.chapters.queries.words import MOST_LETTERS, clean, word_count
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import held

ONE_SITTING = timedelta(minutes=10)
WIPED = 200
"""Whoever takes away more letters than this begins a new entry, so that the longer text can be brought back."""


@dataclass(frozen=True)
class Outcome:
    """What became of a save; `section` as it stands now, `draft` what was written and could not be kept over it."""

    SAVED, CONFLICT = "saved", "conflict"

    status: str
    section: Section
    draft: Draft | None = None


class AlreadyKept(Exception):
    """The text stands there, or this very save had arrived before; nothing is written twice."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(_("Tidak ada yang berubah."))
        self.outcome = outcome


@command
def save_section(
    plan: Masterplan, *, code: str, text: str, seen: str, by: User, language: str = Language.INDONESIAN,
    key: str = "", before: Sequence[str] = (), follows: int | None = None, settles: int | None = None,
) -> Outcome:  # fmt: skip
    """Keep the text when nobody changed what its writer saw; otherwise keep it as a draft of hers and say so.

    key: the device's mark of this save; before: those of its saves whose answer never came; follows: the Indonesian revision that a translation now says; settles: the
    draft that this save decides. Raises AlreadyKept when there is nothing to write.
    """
    check(by, permissions.WRITE, plan)
    plan, text, seen = held(plan, by), clean(text), clean(seen)
    if len(text) > MOST_LETTERS:
        said = {"have": formats.number(len(text), 0), "most": formats.number(MOST_LETTERS, 0)}
        raise TransitionRefused(_("Naskah ini %(have)s huruf, paling banyak %(most)s. Bagilah menjadi dua bab.") % said)
    section = _placed(plan, code, language)
    if _is_known(section, text, key, by, follows):
        _settle(section, settles, by)
        raise AlreadyKept(Outcome(Outcome.SAVED, section))
    if section.text != seen and not _is_own_last(section, before, by):
        return _conflict(section, text, seen, key, by)
    _write(section, text, key, by, follows=follows)
    _settle(section, settles, by)
    record("section.saved", section, by=by, changes={"revision": section.revision, "words": word_count(text)})
    return Outcome(Outcome.SAVED, section)


def _placed(plan: Masterplan, code: str, language: str) -> Section:
    entry = places(plan).get(code)
    if entry is None or language not in Language.values:
        raise TransitionRefused(_("Bagian ini tidak ada lagi. Salin tulisan Anda, lalu muat ulang daftar isi."))
    return section_of(plan, entry, language)


def _is_known(section: Section, text: str, key: str, by: User, follows: int | None) -> bool:
    if section.text == text:
        return follows is None or section.made_from == follows
    return bool(key) and section.is_kept and section.changes.filter(key=key, by=by).exists()


def _settle(section: Section, draft: int | None, by: User) -> None:
    if draft is not None and section.is_kept:
        section.drafts.filter(by=by, pk=draft).delete()


def _is_own_last(section: Section, before: Sequence[str], by: User) -> bool:
    """What stands there is what this device sent before its line broke."""
    return (
        bool(before)
        and section.is_kept
        and section.changes.filter(revision=section.revision, key__in=before, by=by).exists()
    )


def _conflict(section: Section, text: str, seen: str, key: str, by: User) -> Outcome:
    if not section.is_kept:
        section.save()
    kept = {"text": text, "seen": seen, "at": timezone.now()}
    draft, _is_new = Draft.objects.update_or_create(section=section, by=by, key=key, defaults=kept)
    record("section.conflicted", section, by=by, changes={"words": word_count(text)})
    return Outcome(Outcome.CONFLICT, section, draft)


def _write(section: Section, text: str, key: str, by: User, *, follows: int | None = None, note: str = "") -> None:
    now = timezone.now()
    section.figures = _looked_at(section, text)
    section.text, section.changed_at, section.changed_by = text, now, by
    section.revision += 1
    if section.language != Language.INDONESIAN and (follows is not None or section.made_from is None):
        section.made_from = follows or _source_revision(section)
    if holder(section, besides=by) is None:
        section.held_by, section.held_until = by, now + HELD_FOR
    section.save()
    _keep_history(section, key, by, now, note)


def _source_revision(section: Section) -> int:
    source = Section.objects.filter(plan=section.plan, code=section.code, language=Language.INDONESIAN)
    return source.values_list("revision", flat=True).first() or 0


def _looked_at(section: Section, text: str) -> dict[str, str]:
    """A figure that is new in the text was seen by its writer as it stands; what she confirmed before stays as it was."""
    used = [one for one in references_of(text) if not one.startswith(SEE)]
    new = [one for one in used if one not in section.figures]
    now = shown_figures(live_figures(section.plan), new) if new else {}
    return {one: section.figures.get(one, now.get(one, "")) for one in used}


def _keep_history(section: Section, key: str, by: User, now: datetime, note: str) -> None:
    last = section.changes.select_for_update(of=("self",)).first()
    goes_on = (
        last is not None and not _is_translated(section, last) and last.by_id == by.pk and not note and not last.note
        and now - last.begun_at < ONE_SITTING and len(section.text) > len(last.text) - WIPED
    )  # fmt: skip
    if last is not None and goes_on:
        last.revision, last.text, last.key, last.at = section.revision, section.text, key, now
        last.save()
        return
    SectionChange.objects.create(
        section=section, revision=section.revision, text=section.text, note=note, key=key, begun_at=now, at=now, by=by
    )


def _is_translated(section: Section, last: SectionChange) -> bool:
    """A translation is compared with the very text that it translates."""
    english = Section.objects.filter(plan=section.plan, code=section.code, language=Language.ENGLISH)
    return section.language == Language.INDONESIAN and english.filter(made_from=last.revision).exists()


@command
def restore(section: Section, *, revision: int, seen: int, by: User) -> None:
    """Bring an older text back as a new revision, unless somebody wrote since the revision that was seen."""
    section = _locked(section, by)
    older = section.changes.filter(revision=revision).first()
    if older is None:
        raise TransitionRefused(_("Naskah lama ini tidak ada."))
    if section.revision != seen:
        raise TransitionRefused(
            _("%s menulis lagi sementara itu. Lihat riwayatnya, lalu coba lagi.") % section.changed_by
        )
    if section.text == older.text:
        raise TransitionRefused(_("Tidak ada yang berubah."))
    _write(section, older.text, "", by, note=_("dikembalikan dari perubahan ke-%s") % revision)
    record("section.restored", section, by=by, changes={"revision": [revision, section.revision]})


@command
def confirm(section: Section, *, seen: dict[str, str], by: User) -> None:
    """The figures that changed were looked at: the text says the new ones. `seen`: reference -> what its reader saw."""
    section = _locked(section, by)
    now = shown_figures(live_figures(section.plan), [one for one in seen if one in section.figures])
    agreed = {
        one: now.get(one, "") for one, words in seen.items() if one in section.figures and now.get(one, "") == words
    }
    if not agreed:
        raise TransitionRefused(_("Angkanya sudah berubah lagi. Periksa nilai yang baru."))
    section.figures = section.figures | agreed
    section.save(update_fields=["figures"])
    record("section.confirmed", section, by=by, changes={"references": sorted(agreed)[:10]})


@command
def drop_draft(draft: Draft, *, by: User) -> None:
    """Her own words that she does not want any more."""
    section = _locked(draft.section, by)
    if draft.by_id != by.pk:
        raise TransitionRefused(_("Hanya penulisnya yang membuang draf ini."))
    words = word_count(draft.text)
    draft.delete()
    record("section.draft_dropped", section, by=by, changes={"words": words})


def _locked(section: Section, by: User) -> Section:
    check(by, permissions.WRITE, section.plan)
    plan = held(section.plan, by)
    return Section.objects.select_related("plan__region", "plan__edition", "changed_by").get(pk=section.pk, plan=plan)
