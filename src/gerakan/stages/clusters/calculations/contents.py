"""Everything that a joint plan says, as plain JSON: revisions, comparison, public page and members' books read this.

{"format": 1,
"head": {"name", "kind", "province", "edition", "edition_name", "starts", "years", "vision", "lead", "is_sample"},
"charter": {"version", "number", "state", "in_force_on", *Charter.TEXTS, "signed": [{"member", "name", "title", "on"}]} | None,
"members": [{"code", "name", "since", "until"}],
"programmes": [programme, as below]}

programme: {"code", "name", *WORDS, "starts", "ends", "baseline", "targets": {year: figure}, "years": [year],
"money": {source: [rupiah by year]}, "totals": [rupiah by year], "total", "shares": [{"member": code, "name", "points",
"amounts": [rupiah by year], "total", "duty", "own_code", "state": "accepted" | "refused" | "asked"}]}
"""

from typing import Any

from gerakan.stages.clusters.calculations.shares import Division, Part, division_of
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme
from gerakan.stages.clusters.queries import plans as queries

FORMAT = 1
Contents = dict[str, Any]
WORDS = (
    "code", "name", "problem", "beneficiaries", "beneficiaries_number", "pillar", "subdimension", "starts", "ends",
    "indicator", "unit", "direction", "formula", "baseline_year",
)  # fmt: skip
TYPED = (*(name for name in WORDS if name != "code"), "baseline")
"""What people type into a programme, besides money and targets."""


def contents_of(plan: JointPlan) -> Contents:
    """As it stands."""
    members = list(queries.all_members(plan))
    charter = queries.newest_charter(plan)
    lead = next((one for one in members if one.leads and one.until is None), None)
    return {
        "format": FORMAT,
        "head": {
            "name": plan.name, "kind": plan.kind, "province": plan.province.name if plan.province else "",
            "edition": plan.edition.slug, "edition_name": plan.edition.name, "starts": plan.starts, "years": plan.years,
            "vision": plan.vision, "lead": lead.name if lead else "", "is_sample": plan.edition.is_sample,
        },
        "charter": charter_json(charter) if charter else None,
        "members": [
            {"code": one.code, "name": one.name, "since": one.since.isoformat(), "until": one.until.isoformat() if one.until else ""}
            for one in members
        ],
        "programmes": [programme_json(division_of(one)) for one in queries.programmes_of(plan)],
    }  # fmt: skip


def charter_json(charter: Charter) -> Contents:
    """Its text and who signed."""
    return {
        "version": charter.version, "number": charter.number, "state": charter.state,
        "in_force_on": charter.in_force_on.isoformat() if charter.in_force_on else "",
        **{name: getattr(charter, name) for name in Charter.TEXTS},
        "signed": [
            {"member": one.member.name, "name": one.signer_name, "title": one.signer_title, "on": one.signed_on.isoformat()}
            for one in queries.signatures_of(charter) if one.is_given
        ],
    }  # fmt: skip


def programme_json(division: Division) -> Contents:
    """One programme with everybody's part."""
    row: JointProgramme = division.programme
    return {
        **{name: getattr(row, name) for name in WORDS},
        "baseline": format(row.baseline.normalize(), "f"),
        "targets": {str(one.year): format(one.value.normalize(), "f") for one in row.targets.all()},
        "years": list(division.years), "money": {name: list(sums) for name, sums in division.by_source.items()},
        "totals": list(division.totals), "total": division.total,
        "shares": [_share(part) for part in division.parts],
    }  # fmt: skip


def _share(part: Part) -> Contents:
    member = part.share.member
    state = "accepted" if part.is_accepted else "refused" if part.is_refused else "asked"
    return {
        "member": member.code, "name": member.name, "points": part.share.points, "amounts": list(part.amounts),
        "total": part.total, "duty": part.share.duty, "state": state,
        "own_code": part.answer.own_code if part.answer else "",
    }  # fmt: skip


def public_contents(plan: JointPlan) -> Contents:
    """Only what binds: no draft, no share that somebody has not accepted."""
    said = contents_of(plan)
    charter = queries.charter_in_force(plan)
    agreed = [row.agreed for row in plan.programmes.order_by("pk") if row.agreed]
    return said | {"charter": charter_json(charter) if charter else None, "programmes": agreed}


def values_of(row: JointProgramme) -> Contents:
    """What people type, as a form shows it: fields, money by source and year, targets by year."""
    return {
        **{name: getattr(row, name) for name in TYPED},
        "money": {f"{one.source}-{one.year}": one.amount for one in row.money.all()},
        "targets": {str(one.year): one.value.normalize() for one in row.targets.all()},
    }
