"""Verbs of versions: open, copy, describe, replace, publish, retire, discard."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.content import content_hash
from gerakan.foundation.instruments.crosswalks import Pair, earlier, pairs_of, propose, store
from gerakan.foundation.instruments.drafts import begin_writing
from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.instruments.storing import write_content
from gerakan.foundation.instruments.tree import Branch, tree_of
from gerakan.foundation.instruments.workflow import version_workflow
from gerakan.foundation.workflow import TransitionRefused


@command
def open_instrument(
    *,
    code: str,
    title: str,
    purpose: str = Instrument.Purpose.READINESS,
    is_default: bool = False,
    by: Actor | str,
) -> InstrumentVersion:
    """A new instrument with an empty draft."""
    if Instrument.objects.filter(code__iexact=code).exists():
        raise TransitionRefused(_("Kode “%s” sudah dipakai instrumen lain.") % code)
    instrument = Instrument.objects.create(code=code, title=title, purpose=purpose, is_default=is_default)
    version = InstrumentVersion.objects.create(instrument=instrument, number=1)
    record("instrument.opened", version, by=by, changes={"code": code, "purpose": purpose})
    return version


@command
def copy_version(version: InstrumentVersion, *, code: str = "", title: str = "", by: Actor | str) -> InstrumentVersion:
    """A draft with the same content: the next version, or with a code the first version of another instrument."""
    if code:
        draft = open_instrument(code=code, title=title, purpose=version.instrument.purpose, by=by)
    else:
        _refuse_second_draft(version.instrument)
        draft = InstrumentVersion.objects.create(instrument=version.instrument, number=_next(version.instrument))
    InstrumentVersion.objects.filter(pk=draft.pk).update(made_from=version, introduction=version.introduction)
    draft.refresh_from_db()
    write_content(draft, tree_of(version).elements)
    record("instrument_version.copied", draft, by=by, changes={"made_from": str(version)})
    return draft


def _refuse_second_draft(instrument: Instrument) -> None:
    if instrument.versions.filter(state=InstrumentVersion.State.DRAFT).exists():
        raise TransitionRefused(
            _("Instrumen ini sudah mempunyai rancangan. Terbitkan atau buang dahulu rancangan itu.")
        )


def _next(instrument: Instrument) -> int:
    return (instrument.versions.aggregate(last=Max("number"))["last"] or 0) + 1


@command
def describe(
    version: InstrumentVersion, *, introduction: str, release_note: str, seen: int | None = None, by: Actor | str
) -> None:
    """Change the words around the tree."""
    before = {"introduction": version.introduction, "release_note": version.release_note}
    begin_writing(version, seen)
    now = {"introduction": introduction, "release_note": release_note}
    InstrumentVersion.objects.filter(pk=version.pk).update(**now)
    version.refresh_from_db()
    changes = {name: [before[name], now[name]] for name in now if before[name] != now[name]}
    record("instrument_version.described", version, by=by, changes=changes)


@command
def replace_content(
    version: InstrumentVersion,
    *,
    elements: Sequence[Branch],
    introduction: str,
    release_note: str = "",
    seen: int | None = None,
    by: Actor | str,
) -> None:
    """Put another tree in the place of this draft's."""
    begin_writing(version, seen)
    write_content(version, elements)
    InstrumentVersion.objects.filter(pk=version.pk).update(introduction=introduction, release_note=release_note)
    version.refresh_from_db()
    tree = tree_of(version)
    counted = {"branches": len(tree.branches()), "items": len(tree.items())}
    record("instrument_version.replaced", version, by=by, changes=counted)


@command
def propose_crosswalk(version: InstrumentVersion, *, seen: int | None = None, by: Actor | str) -> None:
    """Fill what is still open by code and text; rows that were settled stay."""
    older = earlier(version)
    if older is None:
        raise TransitionRefused(_("Belum ada versi terbit sebelumnya; padanan tidak diperlukan."))
    begin_writing(version, seen)
    pairs = propose(tree_of(older), tree_of(version), pairs_of(version, older))
    store(version, older, pairs)
    record("instrument_version.crosswalk", version, by=by, changes=_counted(pairs))


@command
def settle_crosswalk(
    version: InstrumentVersion, *, pairs: Sequence[Pair], seen: int | None = None, by: Actor | str
) -> None:
    """Write all rows as a person decided them."""
    older = earlier(version)
    if older is None:
        raise TransitionRefused(_("Belum ada versi terbit sebelumnya; padanan tidak diperlukan."))
    begin_writing(version, seen)
    store(version, older, pairs)
    record("instrument_version.crosswalk", version, by=by, changes=_counted(pairs))


def _counted(pairs: Sequence[Pair]) -> dict[str, int]:
    relations = [str(pair.relation) for pair in pairs]
    return {relation: relations.count(relation) for relation in dict.fromkeys(relations)}


@command
def publish(version: InstrumentVersion, *, by: Actor | str) -> None:
    """From now on it is used and never changes; raises TransitionRefused with what is still wrong."""
    told = content_hash(version.introduction, tree_of(version).elements)
    person = None if isinstance(by, str) else by.pk
    drafts = InstrumentVersion.objects.filter(pk=version.pk, state=InstrumentVersion.State.DRAFT)
    drafts.update(content_hash=told, published_at=timezone.now(), published_by_id=person)
    version_workflow.fire(version, "publish", by=by)
    version.refresh_from_db()


@command
def retire(version: InstrumentVersion, *, note: str, by: Actor | str) -> None:
    """No round begins with it any more; what uses it goes on."""
    version_workflow.fire(version, "retire", by=by, note=note)


@command
def discard_draft(version: InstrumentVersion, *, by: Actor | str) -> None:
    """Take a draft away, and its instrument when nothing else is left of it."""
    if version.state != InstrumentVersion.State.DRAFT:
        raise TransitionRefused(_("Hanya rancangan yang dapat dibuang."))
    record("instrument_version.discarded", version, by=by)
    instrument = version.instrument
    version.delete()
    if not instrument.versions.exists():
        instrument.delete()
