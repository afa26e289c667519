"""Verbs: deliver a file, say what its columns and names mean, apply it, undo it; verify, object, answer; define."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import Organisation, User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.exchange import read_tables
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.mapping import TableMapping, headings_hash
from gerakan.foundation.indicators.models import (
    ImportBatch,
    Indicator,
    IndicatorValue,
    Objection,
    RememberedMapping,
    SeriesBreak,
)
from gerakan.foundation.indicators.naming import NameCase
from gerakan.foundation.indicators.preview import Change, Preview
from gerakan.foundation.indicators.workflow import import_workflow
from gerakan.foundation.regions.commands import NameTaken, remember_name
from gerakan.foundation.regions.finder import Why
from gerakan.foundation.regions.models import Region
from gerakan.foundation.regions.permissions import DECIDE_NAME

AT_ONCE = 2000
# These are errors of one file; remembered as aliases they would match silently the next time.
NEVER_REMEMBERED = frozenset({Why.WRONG_KIND, Why.OTHER_PROVINCE, Why.PRESS_ERROR, Why.LOST_ZERO})


class ImportRefused(ValueError):
    """Nothing was written; the text says why and what to do."""


@command
def deliver(
    name: str,
    *,
    data: bytes,
    by: Actor | str,
    organisation: Organisation | None = None,
    source: str = "",
    is_sample: bool = False,
) -> ImportBatch:
    """Keep a file for import, with its columns guessed; raises FileRefused."""
    read_tables(name, data)
    digest = hashlib.sha256(data).hexdigest()
    batch = ImportBatch(
        name=PurePath(name).name[-200:],
        sha256=digest,
        organisation=organisation,
        source=source,
        is_sample=is_sample,
        created_by=by if isinstance(by, User) else None,
    )
    batch.file.save(f"{digest[:16]}{PurePath(name).suffix.lower()}", ContentFile(data), save=False)
    batch.mapping = Delivery(batch).guess().as_json()
    batch.save()
    record("import.delivered", batch, by=by, changes={"sha256": digest, "bytes": len(data)})
    return batch


@command
def map_columns(batch: ImportBatch, *, mapping: TableMapping, by: Actor | str) -> None:
    """Say what the columns mean; remembered for this sender's next table with these headings.

    Goes straight on to the names when every one of them is certain.
    """
    batch.mapping = mapping.as_json()
    import_workflow.fire(batch, "map", by=by)
    batch.save(update_fields=["mapping"])
    delivery = Delivery(batch)
    _remember_mapping(delivery, by=by)
    if not delivery.names.open_cases:
        import_workflow.fire(batch, "resolve", by=by)


def _remember_mapping(delivery: Delivery, *, by: Actor | str) -> None:
    batch, mapping = delivery.batch, delivery.mapping
    hashed = headings_hash(mapping.heading_of(delivery.table).labels)
    known = RememberedMapping.objects.filter(organisation=batch.organisation, headings_hash=hashed).first()
    if known is None:
        known = RememberedMapping(organisation=batch.organisation, headings_hash=hashed, version=0)
    if known.mapping != batch.mapping:
        known.mapping, known.agreed_by, known.version = batch.mapping, str(by)[:200], known.version + 1
        known.save()


@command
def decide_names(batch: ImportBatch, *, decisions: Mapping[str, str], by: Actor | str) -> list[str]:
    """Which region each doubtful writing means (code), or "-" to skip its rows.

    Those who may decide names for everybody have them remembered as aliases; answers with what could not be remembered.
    """
    batch.decisions = {**batch.decisions, **{key: code for key, code in decisions.items() if code}}
    batch.save(update_fields=["decisions"])
    import_workflow.fire(batch, "resolve", by=by)
    cases = [case for case in Delivery(batch).names.doubtful if case.key in decisions]
    record("import.names_decided", batch, by=by, changes={case.written: case.decision for case in cases})
    return [said for case in cases if (said := _remember(case, batch, by=by))]


def _remember(case: NameCase, batch: ImportBatch, *, by: Actor | str) -> str:
    if case.region is None or isinstance(by, str) or not DECIDE_NAME.allows(by) or not _is_memorable(case):
        return ""
    try:
        remember_name(Region.objects.get(pk=case.region.pk), text=case.written, by=by, seen_in=batch.name)
    except NameTaken as error:
        return str(error)
    return ""


def _is_memorable(case: NameCase) -> bool:
    why = [candidate.why for candidate in case.finding.candidates if candidate.region == case.region]
    is_code = case.written[:2].isdigit()
    return not is_code and not (why and why[0] in NEVER_REMEMBERED)


@command
def apply_batch(batch: ImportBatch, *, confirmed: str, by: Actor | str, without_bad_cells: bool = False) -> Preview:
    """Write exactly what the preview with this digest showed, or nothing.

    Raises ImportRefused when values changed meanwhile, or when cells are complained about and nobody chose to leave
    them out; PermissionDenied when an indicator belongs to somebody else.
    """
    batch.applied_at = timezone.now()
    batch.save(update_fields=["applied_at"])
    import_workflow.fire(batch, "apply", by=by)
    delivery = Delivery(batch)
    preview = delivery.preview
    _refuse(delivery, confirmed=confirmed, by=by, without_bad_cells=without_bad_cells)
    _write(batch, preview.changes, delivery.used)
    batch.preview_hash, batch.counts = preview.digest, preview.counts()
    batch.save(update_fields=["preview_hash", "counts"])
    record("import.applied", batch, by=by, changes={**batch.counts, "without_bad_cells": without_bad_cells})
    return preview


def _refuse(delivery: Delivery, *, confirmed: str, by: Actor | str, without_bad_cells: bool) -> None:
    if foreign := delivery.forbidden_to(by):
        raise PermissionDenied(_("Bukan milik organisasi Anda: %s.") % ", ".join(map(str, foreign)))
    preview = delivery.preview
    if preview.names.open_cases:
        raise ImportRefused(_("Ada nama daerah yang belum dipastikan. Kembali ke langkah 2."))
    if preview.digest != confirmed:
        raise ImportRefused(_("Data berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu terapkan."))
    if preview.blocking and not without_bad_cells:
        raise ImportRefused(
            _("%d sel masih dikeluhkan. Perbaiki berkasnya, atau pilih menerapkan tanpa sel itu.")
            % len(preview.blocking)
        )


def _write(batch: ImportBatch, changes: list[Change], indicators: list[Indicator]) -> None:
    old = [change.old.pk for change in changes if change.old]
    sources = {indicator.pk: batch.source or indicator.source for indicator in indicators}
    try:
        with transaction.atomic():
            _retire(old)
            IndicatorValue.objects.all().write(
                (_value(change, sources[change.key.indicator_id]) for change in changes), batch=batch
            )
    except IntegrityError as error:
        raise _somebody_was_quicker() from error


def _retire(old: list[int]) -> None:
    for start in range(0, len(old), AT_ONCE):
        part = old[start : start + AT_ONCE]
        if IndicatorValue.objects.filter(pk__in=part, is_current=True).update(is_current=False) != len(part):
            raise _somebody_was_quicker()


def _somebody_was_quicker() -> ImportRefused:
    return ImportRefused(_("Orang lain baru saja mengubah nilai yang sama. Muat ulang pratinjau, lalu terapkan."))


def _value(change: Change, source: str) -> dict[str, Any]:
    return {
        "indicator_id": change.key.indicator_id,
        "region_id": change.key.region_id,
        "year": change.key.year,
        "state": change.state,
        "value": change.value,
        "value_class": change.value_class,
        "source": source,
        "replaces_id": change.old.pk if change.old else None,
    }


@command
def undo_batch(batch: ImportBatch, *, by: Actor | str, note: str = "") -> int:
    """Take the batch's values out of force and put back what they replaced; nothing is deleted."""
    import_workflow.fire(batch, "undo", by=by, note=note)
    values = batch.values.filter(is_current=True)
    restored = list(values.filter(replaces__isnull=False).values_list("replaces_id", flat=True))
    count = values.update(is_current=False)
    for start in range(0, len(restored), AT_ONCE):
        IndicatorValue.objects.filter(pk__in=restored[start : start + AT_ONCE]).update(is_current=True)
    record("import.undone", batch, by=by, changes={"values": count, "restored": len(restored)}, note=note)
    return count


@command
def discard(batch: ImportBatch, *, by: Actor | str) -> None:
    """Give up a file before anything was written."""
    import_workflow.fire(batch, "discard", by=by)


@command
def verify_values(indicator: Indicator, *, year: int, by: Actor) -> int:
    """A named person stands for the figures of one year."""
    waiting = indicator.values.filter(is_current=True, year=year, status=IndicatorValue.Status.PROVISIONAL)
    count = waiting.update(status=IndicatorValue.Status.VERIFIED, verified_by_id=by.pk, verified_at=timezone.now())
    record("indicator.verified", indicator, by=by, changes={"year": year, "values": count})
    return count


@command
def object_to(value: IndicatorValue, *, reason: str, evidence: str = "", by: Actor) -> Objection:
    """A region says that a figure about it is wrong; raises ImportRefused while an earlier objection is open."""
    if value.objections.filter(answered_at__isnull=True).exists():
        raise ImportRefused(_("Keberatan atas nilai ini sudah disampaikan dan sedang dijawab."))
    objection = Objection.objects.create(
        value=value, reason=reason, evidence=evidence, raised_by=User.objects.get(pk=by.pk)
    )
    record("indicator.objected", objection, by=by, changes={"value": str(value)}, note=reason)
    return objection


@command
def answer(objection: Objection, *, words: str, by: Actor) -> None:
    """The owner of the figure answers; a correction itself comes by the next delivery."""
    done = Objection.objects.filter(pk=objection.pk, answered_at__isnull=True).update(
        answer=words, answered_by_id=by.pk, answered_at=timezone.now()
    )
    if not done:
        raise ImportRefused(_("Keberatan ini sudah dijawab orang lain. Muat ulang halaman ini."))
    record("indicator.answered", objection, by=by, note=words)


@command
def define(indicator: Indicator, *, by: Actor | str, changed: Mapping[str, Any]) -> Indicator:
    """Add an indicator or change its description; values are never touched."""
    is_new = indicator.pk is None
    indicator.save()
    changes = {name: value if isinstance(value, int | float | list) else str(value) for name, value in changed.items()}
    record("indicator.added" if is_new else "indicator.changed", indicator, by=by, changes=changes)
    return indicator


@command
def mark_break(indicator: Indicator, *, year: int, reason: str, by: Actor | str) -> SeriesBreak:
    """From this year on the figure means something else."""
    mark, _made = SeriesBreak.objects.update_or_create(indicator=indicator, year=year, defaults={"reason": reason})
    record("indicator.series_break", indicator, by=by, changes={"year": year}, note=reason)
    return mark
