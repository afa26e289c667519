"""Brings the facts of past editions into the tables; adds and mends, never touches what people entered."""

from collections import Counter
from typing import Any

from django.db.models import Model

from gerakan.foundation.editions import facts
from gerakan.foundation.editions.models import (
    Edition,
    EditionMilestone,
    FunnelCount,
    FunnelStep,
    Participation,
    ProvinceParticipation,
    Role,
)
from gerakan.foundation.regions.models import Province, Region

TOLD = ("name", "rule", "theme", "starts_on", "ends_on")


class RegionsMissing(Exception):
    """Editions need the register first; the message says so."""


def store_facts() -> Counter[str]:
    """Rows made or changed by table; empty when all was there. Raises RegionsMissing."""
    touched: Counter[str] = Counter()
    for order, (code, words) in enumerate(facts.steps().items(), start=1):
        known = FunnelStep.objects.filter(code=code).exists()
        if not known:  # an administrator may have improved the words
            FunnelStep.objects.create(code=code, order=order, **words)
            touched["funnelstep"] += 1
    editions = {row["year"]: _edition(row, touched) for row in facts.editions()}
    _store_milestones(editions, touched)
    _store_places(editions, touched)
    _store_counts(editions, touched)
    return touched


def _edition(row: dict[str, Any], touched: Counter[str]) -> Edition:
    """An edition that exists keeps what people made of it."""
    fields: dict[str, Any] = {name: row[name] for name in TOLD if name in row}
    fields |= {"year": row["year"], "state": Edition.State.CLOSED}
    edition, is_new = Edition.objects.get_or_create(slug=str(row["year"]), defaults=fields)
    touched["edition"] += is_new
    return edition


def _store_milestones(editions: dict[int, Edition], touched: Counter[str]) -> None:
    for row in facts.editions():
        for milestone in row.get("milestone", ()):
            key = {"edition": editions[row["year"]], "code": milestone["code"], "starts_on": milestone["starts_on"]}
            rest = {name: value for name, value in milestone.items() if name not in key}
            _put(EditionMilestone, key, rest, touched)


def _store_places(editions: dict[int, Edition], touched: Counter[str]) -> None:
    regions = {region.code: region for region in Region.objects.all()}
    provinces = {province.code: province for province in Province.objects.all()}
    if not regions:
        raise RegionsMissing("Register daerah masih kosong; jalankan dahulu: gerakan load_regions")
    known = {(p.edition_id, p.region_id): p for p in Participation.objects.all()}
    for fact in facts.participations():
        edition, region = editions[fact.year], regions[fact.code]
        if (existing := known.get((edition.pk, region.pk))) and _agrees(existing, fact):
            continue
        _put(Participation, {"edition": edition, "region": region}, _told(fact), touched)
    for fact in facts.province_participations():
        key = {"edition": editions[fact.year], "province": provinces[fact.code]}
        _put(ProvinceParticipation, key, _told(fact), touched)
    _link_substitutes(editions)


def _told(fact: facts.PlaceFact) -> dict[str, str]:
    return {"role": fact.role, "confidence": fact.confidence, "source_url": fact.source_url}


def _agrees(existing: Participation, fact: facts.PlaceFact) -> bool:
    return all(getattr(existing, name) == value for name, value in _told(fact).items())


def _link_substitutes(editions: dict[int, Edition]) -> None:
    """Where one left and one came, the one replaced the other."""
    for edition in editions.values():
        gone = list(edition.participations.filter(role=Role.WITHDRAWN))
        came = list(edition.participations.filter(role=Role.SUBSTITUTE, replaces__isnull=True))
        if len(gone) == len(came) == 1:
            came[0].replaces = gone[0]
            came[0].save(update_fields=["replaces"])


def _store_counts(editions: dict[int, Edition], touched: Counter[str]) -> None:
    steps = {step.code: step for step in FunnelStep.objects.all()}
    for fact in facts.counts():
        key = {
            "edition": editions[fact.year],
            "step": steps[fact.step],
            "count": fact.count,
            "source_url": fact.source_url,
        }
        _put(FunnelCount, key, {"note": fact.note, "is_used_in_sums": fact.is_used_in_sums}, touched)


def _put(model: type[Model], key: dict[str, Any], rest: dict[str, Any], touched: Counter[str]) -> None:
    manager = model._default_manager
    thing = manager.filter(**key).first()
    if thing is None:
        manager.create(**key, **rest)
    elif any(getattr(thing, name) != value for name, value in rest.items()):
        manager.filter(pk=thing.pk).update(**rest)
    else:
        return
    touched[str(model._meta.model_name)] += 1
