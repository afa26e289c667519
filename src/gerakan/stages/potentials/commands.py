"""Verbs of potentials: deliver figures, apply and undo them; freeze a calculation, open it to everybody."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.fingerprint import canonical, content_hash
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.potentials import permissions
from gerakan.stages.potentials.calculations import ENGINE_VERSION, RESULTS
from gerakan.stages.potentials.exchange import Line, checked, read_for
from gerakan.stages.potentials.models import Delivery, PotentialRun, RunPublication, SectorFigure
from gerakan.stages.potentials.workflow import delivery_workflow


@command
def deliver(
    region: Region | None,
    *,
    name: str,
    data: bytes,
    measure: str,
    source: str,
    dated: dt.date,
    reference: str = "",
    is_sample: bool = False,
    by: Actor,
) -> Delivery:
    """Keep a file, whatever is wrong with its cells; raises FileRefused for what is no table at all."""
    check(by, permissions.DELIVER if region else permissions.DELIVER_MANY, region)
    read_for(region, name, data)
    digest = hashlib.sha256(data).hexdigest()
    delivery = Delivery(
        region=region, measure=measure, reference=reference, source=source, dated=dated, is_sample=is_sample,
        name=PurePath(name).name[-200:], sha256=digest, created_by=User.objects.get(pk=by.pk),
    )  # fmt: skip
    delivery.file.save(f"{digest[:16]}{PurePath(name).suffix.lower()}", ContentFile(data), save=False)
    delivery.save()
    record("sector_delivery.delivered", delivery, by=by, changes={"sha256": digest, "source": source})
    return delivery


@command
def apply_delivery(delivery: Delivery, *, by: Actor) -> int:
    """Write the figures; what stood for the same cell is kept and replaced."""
    delivery_workflow.fire(delivery, "apply", by=by)
    found = checked(delivery)
    if not found.is_clean:
        raise TransitionRefused(_("Masih ada sel yang dikeluhkan. Perbaiki berkasnya lalu kirim lagi."))
    try:
        with transaction.atomic():
            count = _write(delivery, found.lines)
    except IntegrityError as error:
        raise TransitionRefused(
            _("Orang lain baru saja menulis angka yang sama. Muat ulang lalu terapkan lagi.")
        ) from error
    Delivery.objects.filter(pk=delivery.pk).update(count=count)
    record("sector_delivery.applied", delivery, by=by, changes={"figures": count})
    return count


def _write(delivery: Delivery, lines: list[Line]) -> int:
    regions = {line.region.pk for line in lines}
    standing = SectorFigure.objects.filter(region__in=regions, measure=delivery.measure, is_current=True)
    old = {(figure.region_id, figure.sector, figure.year): figure for figure in standing}
    kept = [(line, old.get((line.region.pk, line.sector, line.year))) for line in lines]
    changed = [(line, figure) for line, figure in kept if figure is None or _differs(line, figure)]
    replaced = [figure.pk for _line, figure in changed if figure]
    SectorFigure.objects.filter(pk__in=replaced).update(is_current=False)
    SectorFigure.objects.bulk_create(
        SectorFigure(
            delivery=delivery, region=line.region, measure=delivery.measure, sector=line.sector, year=line.year,
            value=line.value, whole=line.whole, note=line.note, replaces=figure,
        )
        for line, figure in changed
    )  # fmt: skip
    return len(changed)


def _differs(line: Line, figure: SectorFigure) -> bool:
    return (line.value, line.whole, line.note) != (figure.value, figure.whole, figure.note)


@command
def undo_delivery(delivery: Delivery, *, note: str = "", by: Actor) -> int:
    """Take the figures out of force and put back what they replaced; nothing is deleted."""
    Delivery.objects.select_for_update().get(pk=delivery.pk)
    delivery_workflow.fire(delivery, "undo", by=by, note=note)
    figures = delivery.figures.filter(is_current=True)
    before = list(figures.filter(replaces__isnull=False).values_list("replaces_id", flat=True))
    count = figures.update(is_current=False)
    SectorFigure.objects.filter(pk__in=before).update(is_current=True)
    record("sector_delivery.undone", delivery, by=by, changes={"figures": count, "restored": len(before)}, note=note)
    return count


@command
def discard_delivery(delivery: Delivery, *, by: Actor) -> None:
    """Give a file up before anything was written."""
    delivery_workflow.fire(delivery, "discard", by=by)


@command
def freeze(
    region: Region, *, kind: str, inputs: Mapping[str, Any], parameters: Mapping[str, Any], by: Actor
) -> PotentialRun:
    """Compute and keep; the very same content again is answered by the run that exists. Raises InputError."""
    check(by, permissions.FREEZE, region)
    Region.objects.select_for_update().get(pk=region.pk)
    plain = {"inputs": canonical(inputs), "parameters": canonical(parameters)}
    digest = content_hash(kind=kind, region=region.code, engine=ENGINE_VERSION, **plain)
    if same := PotentialRun.objects.filter(content_hash=digest).first():
        record("potential_run.confirmed", same, by=by, changes={"content_hash": digest})
        return same
    stored = {
        "kind": kind,
        "content_hash": digest,
        "result": RESULTS[kind](plain["inputs"], plain["parameters"]),
        **plain,
    }
    try:
        with transaction.atomic():
            run = _store(region, stored, by)
    except IntegrityError as error:
        raise TransitionRefused(_("Rekan Anda baru saja membekukan hitungan. Muat ulang halaman ini.")) from error
    record("potential_run.frozen", run, by=by, changes={"content_hash": digest})
    return run


def _store(region: Region, stored: dict[str, Any], by: Actor) -> PotentialRun:
    resting = stored["inputs"].get("deliveries", [])
    standing = Delivery.objects.select_for_update().filter(pk__in=resting, state=Delivery.State.APPLIED)
    if len(standing) != len(resting):
        raise TransitionRefused(_("Angka yang dihitung baru saja dibatalkan. Muat ulang lalu hitung lagi."))
    last = PotentialRun.objects.filter(region=region, kind=stored["kind"]).order_by("-number").first()
    run = PotentialRun.objects.create(
        region=region,
        number=(last.number if last else 0) + 1,
        computed_by=User.objects.get(pk=by.pk),
        engine_version=ENGINE_VERSION,
        is_sample=bool(stored["inputs"].get("is_sample")),
        **stored,
    )
    run.deliveries.set(resting)
    return run


@command
def publish(run: PotentialRun, *, by: Actor) -> None:
    """Open a calculation to everybody; doing it twice changes nothing."""
    check(by, permissions.PUBLISH, run)
    RunPublication.objects.get_or_create(run=run, defaults={"published_by": User.objects.get(pk=by.pk)})
    record("potential_run.published", run, by=by)
