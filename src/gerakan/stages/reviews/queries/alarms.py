"""What no longer holds between an adopted plan and the RPJMD in force (row 207)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.masterplans.models import Masterplan, PlanningCode, Programme, Reference, Scheme
from gerakan.stages.reviews.models import PlanningPeriod, PlanVersion
from gerakan.stages.reviews.queries.contents import Contents
from gerakan.stages.reviews.queries.money import years_of


@dataclass(frozen=True)
class Alarm:
    """A link that is broken, in a sentence, and where it is mended."""

    code: str
    sentence: str
    url: str
    is_warning: bool = False


def period_of(region: Region | int) -> PlanningPeriod | None:
    """The RPJMD that was noted last."""
    return PlanningPeriod.objects.filter(region=region).select_related("noted_by").order_by("-pk").first()


def adopted_version(plan: Masterplan) -> PlanVersion | None:
    """The newest that a head adopted."""
    rows = plan.versions.filter(adoption__isnull=False).select_related("adoption")
    return rows.order_by("-number").first()


def alarms_of(plan: Masterplan) -> list[Alarm]:
    """Of the adopted version while it holds; of the draft while it is being revised, so that each vanishes when it is mended."""
    version = adopted_version(plan)
    if version is None:
        return []
    if plan.is_open:
        return list(_alarms(plan, _head_and_references(plan)))
    return list(_alarms(plan, version.contents))


def alarm_count(plan: Masterplan) -> int:
    """Broken links, warnings not counted."""
    return sum(not one.is_warning for one in alarms_of(plan))


def _alarms(plan: Masterplan, contents: Contents) -> Iterator[Alarm]:
    period, head = period_of(plan.region_id), contents["head"]
    frame = reverse("masterplans:frame", args=[plan.pk])
    yield from _ended(head, period, frame)
    if period is not None and (head["rpjmd_starts"], head["rpjmd_ends"]) != (period.starts, period.ends):
        said = {
            "mine": _period(head["rpjmd_starts"], head["rpjmd_ends"]), "now": _period(period.starts, period.ends),
            "act": period.act,
        }  # fmt: skip
        yield Alarm(
            "changed", _("Rencana bersandar pada RPJMD %(mine)s; yang berlaku %(now)s (%(act)s).") % said, frame
        )
    yield from _outside(contents, period, frame)
    yield from _unknown(plan, contents, period)


def _ended(head: Any, period: PlanningPeriod | None, url: str) -> Iterator[Alarm]:
    ends = head["rpjmd_ends"]
    if ends is not None and timezone.localdate().year > ends and (period is None or period.ends == ends):
        yield Alarm("ended", _("RPJMD yang menjadi dasar rencana berakhir %d. Catat RPJMD yang baru.") % ends, url)


def _outside(contents: Contents, period: PlanningPeriod | None, url: str) -> Iterator[Alarm]:
    """A plan of ten years reaches into a period that nobody knows yet: a warning; one that begins outside is an alarm."""
    head = contents["head"]
    starts, ends = (period.starts, period.ends) if period else (head["rpjmd_starts"], head["rpjmd_ends"])
    if starts is None or ends is None:
        yield Alarm("missing", _("Rencana tidak menyebut masa RPJMD-nya."), url)
        return
    years = years_of(contents)
    outside = [year for year in years if not starts <= year <= ends]
    if outside:
        told = str(outside[0]) if len(outside) == 1 else f"{outside[0]}–{outside[-1]}"
        sentence = _("Tahun rencana %(years)s di luar RPJMD %(starts)d–%(ends)d.") % {
            "years": told, "starts": starts, "ends": ends,
        }  # fmt: skip
        yield Alarm("outside", sentence, url, is_warning=starts <= years[0] <= ends)


def _unknown(plan: Masterplan, contents: Contents, period: PlanningPeriod | None) -> Iterator[Alarm]:
    """References whose code is in force no longer; without a noted RPJMD the plan's own list of codes is asked."""
    names = {row["code"]: row.get("name", "") for row in contents["rows"]["program"]}
    listed = {row["key"].strip() for row in contents["rows"]["kode"] if row["scheme"] == Scheme.RPJMD}
    known = set(period.codes) if period and period.codes else listed
    for row in contents["rows"]["rujukan"]:
        key = (row.get("key") or "").strip()
        if row["scheme"] == Scheme.RPJMD and key and key not in known:
            where = f"{reverse('masterplans:sheet', args=[plan.pk, 'rujukan'])}?sorot={row.get('row')}#baris-{row.get('row')}"
            programme = row.get("programme") or ""
            said = {
                "code": row["code"],
                "key": key,
                "programme": f"{programme} {names.get(programme, '')}".strip() or "–",
            }
            yield Alarm(
                "unknown", _("%(programme)s merujuk %(key)s (%(code)s), yang tidak ada di RPJMD.") % said, where
            )


def _head_and_references(plan: Masterplan) -> dict[str, Any]:
    """As contents tell them, from the draft: three queries instead of one a sheet."""
    programmes = [
        {"code": row.code, "name": row.name} for row in Programme.objects.filter(plan=plan).only("code", "name")
    ]
    codes = [{"scheme": row.scheme, "key": row.key} for row in PlanningCode.objects.filter(plan=plan)]
    references = [
        {"row": row.pk, "code": row.code, "scheme": row.scheme, "key": row.key, "programme": row.programme.code if row.programme else ""}
        for row in Reference.objects.filter(plan=plan).select_related("programme")
    ]  # fmt: skip
    head = {name: getattr(plan, name) for name in ("starts", "years", "rpjmd_starts", "rpjmd_ends")}
    return {"head": head, "rows": {"program": programmes, "kode": codes, "rujukan": references}}


def _period(starts: int | None, ends: int | None) -> str:
    return f"{starts}–{ends}" if starts and ends else _("yang tidak disebut")
