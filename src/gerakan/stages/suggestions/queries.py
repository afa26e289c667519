"""The library, and what of it answers a plan: every reason names the plan's own row, figure or peer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import Evidence, Gap, Masterplan, Problem, Programme, SubDimension, Waiver
from gerakan.stages.potentials.documents import sentences
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.suggestions.models import Adoption, Dismissal, ModelProgramme, Practice

WEIGHTS = {"gap": 4, "problem": 3, "empty": 2, "peer": 2, "figure": 0}
"""What a reason counts in the order of suggestions; a figure is said, and decides nothing."""
SECTORS = {
    SubDimension.TOURISM: "I", SubDimension.INDUSTRY: "C", SubDimension.BUSINESS: "G", SubDimension.ENERGY: "D",
    SubDimension.WASTE: "E", SubDimension.MOBILITY: "H", SubDimension.EDUCATION: "P", SubDimension.HEALTH: "Q",
}  # fmt: skip
"""Which sector's figures belong to a sub-dimension."""
MOST = 30


@dataclass(frozen=True)
class Reason:
    """Why a model is suggested: its kind, in words, where that stands, and the figures it rests on."""

    kind: str
    words: str
    link: str
    rests: Sequence[str] = ()


@dataclass(frozen=True)
class Suggestion:
    """A model and everything that speaks for it."""

    model: ModelProgramme
    reasons: Sequence[Reason]

    @property
    def weight(self) -> int:
        """Each kind of reason counts once."""
        return sum(WEIGHTS[kind] for kind in {reason.kind for reason in self.reasons})


@dataclass(frozen=True)
class Context:
    """What a plan says, asked once."""

    gaps: Mapping[str, Sequence[Gap]]
    problems: Mapping[str, Sequence[Problem]]
    served: frozenset[str]
    waived: frozenset[str]
    peers: Mapping[str, float | None]
    evidence: Mapping[str, Evidence]
    sectors: Mapping[str, str]
    sector_run: PotentialRun | None


def library(user: Actor) -> "QuerySet[ModelProgramme]":
    """With how many regions run each and how many plans took it over."""
    counted = ModelProgramme.objects.visible_to(user).annotate(
        practice_count=Count("practices", distinct=True), adoption_count=Count("adoptions", distinct=True)
    )
    return counted.select_related("origin__region")


def suggestions_for(plan: Masterplan) -> list[Suggestion]:
    """Published models that suit the region's kind and that something in the plan asks for, the strongest first."""
    context = _context(plan)
    known = _settled(plan)
    rows = ModelProgramme.objects.filter(state=ModelProgramme.State.PUBLISHED, for_whom__in=("", plan.region.kind))
    rows = rows.exclude(pk__in=known).exclude(subdimension__in=context.waived).prefetch_related("practices__region")
    found = [Suggestion(row, list(_reasons(plan, row, context))) for row in rows]
    found = [one for one in found if one.reasons]
    return sorted(found, key=lambda one: (-one.weight, one.model.title))[:MOST]


def _settled(plan: Masterplan) -> set[int]:
    adopted = Adoption.objects.filter(plan=plan, programme__isnull=False).values_list("model_id", flat=True)
    return {*adopted, *Dismissal.objects.filter(plan=plan).values_list("model_id", flat=True)}


def _context(plan: Masterplan) -> Context:
    programmes = list(Programme.objects.filter(plan=plan).only("subdimension", "problems"))
    answered = {code for row in programmes for code in row.problems}
    gaps: dict[str, list[Gap]] = {}
    for gap in Gap.objects.filter(plan=plan).exclude(subdimension=""):
        gaps.setdefault(gap.subdimension, []).append(gap)
    problems: dict[str, list[Problem]] = {}
    for row in Problem.objects.filter(plan=plan).exclude(subdimension=""):
        if row.code not in answered:
            problems.setdefault(row.subdimension, []).append(row)
    waived = Waiver.objects.filter(plan=plan).values_list("subdimension", flat=True)
    served = frozenset(row.subdimension for row in programmes)
    evidence = {row.code: row for row in Evidence.objects.filter(plan=plan, withdrawn=False)}
    run = _newest(plan, "sectors")
    lines = sentences.sector_lines(run.result, run.inputs["notes"], run.inputs["measure"]) if run else []
    sectors = {line.code: f"{line.name}: {line.sentence}" for line in lines}
    return Context(gaps, problems, served, frozenset(waived), _peers_of(plan), evidence, sectors, run)


def _newest(plan: Masterplan, kind: str) -> PotentialRun | None:
    return PotentialRun.objects.filter(region=plan.region_id, kind=kind).order_by("-pk").first()


def _peers_of(plan: Masterplan) -> dict[str, float | None]:
    """Code and distance, of the newest frozen comparison of this region."""
    run = _newest(plan, "peers")
    return {row["code"]: row.get("distance") for row in run.result["rows"]} if run else {}


def _reasons(plan: Masterplan, model: ModelProgramme, context: Context) -> "list[Reason]":
    part = model.subdimension
    found = []
    if part not in context.served:
        words = _("Belum ada program untuk subdimensi %s.") % model.get_subdimension_display()
        found.append(Reason("empty", words, _sheet(plan, "program")))
        for gap in context.gaps.get(part, ()):
            words = _("Kesenjangan %(code)s: %(text)s") % {"code": gap.code, "text": gap.gap or gap.present}
            link = f"{_sheet(plan, 'kesenjangan')}?sorot={gap.pk}"
            found.append(Reason("gap", words, link, _proofs(gap.evidence, context)))
    for row in context.problems.get(part, ()):
        words = _("Masalah %(code)s belum dijawab program: %(text)s") % {"code": row.code, "text": row.statement}
        link = f"{_sheet(plan, 'masalah')}?sorot={row.pk}"
        found.append(Reason("problem", words, link, _proofs(row.evidence, context)))
    return [*found, *_figures(part, context), *_peers(plan, model, context)] if found else []


def _proofs(codes: Sequence[str], context: Context) -> list[str]:
    """What the plan's own evidence says, with its source; a row without any says so."""
    found = [_proof(context.evidence[code]) for code in codes if code in context.evidence]
    return found or [_("Belum ada bukti untuk baris ini.")]


def _proof(row: Evidence) -> str:
    source = ", ".join(one for one in (row.source, formats.day(row.dated) if row.dated else "") if one)
    said = f"{row.code} {row.text}" + (f" ({source})" if source else "")
    return _("%s; bukti ini usang.") % said if row.is_stale else said


def _figures(part: str, context: Context) -> list[Reason]:
    """The sector that the sub-dimension is about, from the newest frozen calculation; never a reason by itself."""
    said, run = context.sectors.get(SECTORS.get(SubDimension(part), ""), ""), context.sector_run
    if not said or run is None:
        return []
    words = _("Angka daerah (hitungan potensi %(number)s): %(said)s") % {"number": run.number, "said": said}
    return [Reason("figure", words, run.get_absolute_url(), [sentences.rests_on(run.inputs)])]


def _peers(plan: Masterplan, model: ModelProgramme, context: Context) -> list[Reason]:
    """Never a reason by itself: that others do it is no need of one's own."""
    link = reverse("suggestions:model", args=[model.pk])
    return [
        Reason("peer", _peer_words(row, context.peers[row.region.code]), link, [f"{row.result} ({row.source})"])
        for row in model.practices.all()
        if row.region.code in context.peers and row.region_id != plan.region_id
    ]


def _peer_words(row: Practice, distance: float | None) -> str:
    words = {"region": row.region.name, "year": row.since, "distance": formats.number(distance, 2)}
    if distance is None:
        return _("%(region)s, yang serupa dengan daerah ini, menjalankannya sejak %(year)s.") % words
    return _("%(region)s, yang serupa dengan daerah ini (jarak %(distance)s), menjalankannya sejak %(year)s.") % words


def _sheet(plan: Masterplan, code: str) -> str:
    return reverse("masterplans:sheet", args=[plan.pk, code])


def adopted_by(plan: Masterplan) -> "QuerySet[Adoption]":
    """With what each became."""
    return Adoption.objects.filter(plan=plan).select_related("model", "programme", "by")


def dismissed_by(plan: Masterplan) -> "QuerySet[Dismissal]":
    """With the reasons."""
    return Dismissal.objects.filter(plan=plan).select_related("model", "by")
