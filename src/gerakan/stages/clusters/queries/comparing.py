"""Two contents of a joint plan beside each other: what was added, changed, removed, in words."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme
from gerakan.stages.masterplans.models import MoneyLine

Contents = Mapping[str, Any]
Place = tuple[str, str]
HEAD = ("name", "starts", "years", "vision")
FIELDS = (
    "name", "problem", "beneficiaries", "beneficiaries_number", "pillar", "subdimension", "starts", "ends", "indicator", "unit",
    "direction", "formula", "baseline_year", "baseline",
)  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One place that reads otherwise; empty: it was not there."""

    place: str
    label: str
    before: str
    after: str


def differences(before: Contents, after: Contents) -> list[Difference]:
    """In the order of reading."""
    old, new = dict(_told(before)), dict(_told(after))
    places = [*new, *(place for place in old if place not in new)]
    return [
        Difference(*place, old.get(place, ""), new.get(place, ""))
        for place in places if old.get(place, "") != new.get(place, "")
    ]  # fmt: skip


def _told(contents: Contents) -> Iterator[tuple[Place, str]]:
    """Every place of the contents in words."""
    if not contents:
        return
    head = contents["head"]
    for name in HEAD:
        yield (_("Kerangka"), label(JointPlan, name)), str(head[name])
    yield (_("Kerangka"), _("ketua")), head["lead"]
    yield from _charter(contents["charter"] or {})
    for one in contents["members"]:
        yield (_("Anggota"), one["name"]), _period(one)
    for row in contents["programmes"]:
        yield from _programme(row)


def _charter(said: Contents) -> Iterator[tuple[Place, str]]:
    if not said:
        return
    place = _("Piagam versi %s") % said["version"]
    yield (place, _("keadaan")), f"{Charter.State(said['state']).label} {said['number']}".strip()
    for name in Charter.TEXTS:
        yield (place, label(Charter, name)), said[name]
    for one in said["signed"]:
        yield (place, one["member"]), _("ditandatangani %(name)s, %(title)s") % {"name": one["name"], "title": one["title"]}  # fmt: skip


def _period(one: Contents) -> str:
    first = formats.day(datetime.date.fromisoformat(one["since"]))
    if not one["until"]:
        return _("sejak %s") % first
    return _("%(first)s sampai %(last)s") % {"first": first, "last": formats.day(datetime.date.fromisoformat(one["until"]))}  # fmt: skip


def _programme(row: Contents) -> Iterator[tuple[Place, str]]:
    place = f"{row['code']} {row['name']}"
    for name in FIELDS:
        yield (place, label(JointProgramme, name)), said(name, row[name])
    for year, value in row["targets"].items():
        yield (place, _("target %s") % year), formats.number(Decimal(value))
    for source, amounts in row["money"].items():
        for year, amount in zip(row["years"], amounts, strict=True):
            if amount:
                yield (place, f"{MoneyLine.Source(source).label} {year}"), formats.money_exact(amount)
    for one in row["shares"]:
        yield (place, _("bagian %s") % one["name"]), share_words(one)


def share_words(one: Contents) -> str:
    """Percentage, rupiah, duty, answer."""
    return _("%(percent)s, %(money)s; %(duty)s (%(state)s)") % {
        "percent": formats.percent(Decimal(one["points"]) / 100, 2), "money": formats.money_exact(one["total"]),
        "duty": one["duty"], "state": state_words(one["state"]),
    }  # fmt: skip


def state_words(state: str) -> str:
    """A member's answer."""
    return {"accepted": _("diterima"), "refused": _("ditolak")}.get(state, _("menunggu jawaban"))


def said(name: str, value: Any) -> str:
    """A field of a programme in words."""
    if value in (None, ""):
        return ""
    if name == "baseline":
        return formats.number(Decimal(value))
    if name == "beneficiaries_number":
        return formats.number(value, 0)
    field = JointProgramme._meta.get_field(name)
    choices = dict(field.flatchoices) if isinstance(field, models.Field) else {}
    return str(choices.get(value, value))


def label(model: type[models.Model], name: str) -> str:
    """What a field is called."""
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
