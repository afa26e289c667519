"""What goes into a dossier, read from frozen rows; people by code only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gerakan.compute.dossier.pseudonyms import pseudonyms
from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.models import Event
from gerakan.foundation.documents.models import LetterFile
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.tree import Tree, tree_of
from gerakan.foundation.instruments.variants import VariantTable, variant_table
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.assessment.models import Case, Mark, MarkSheet
from gerakan.stages.assessment.queries.rubric import trees_of
from gerakan.stages.dossiers.models import Dossier
from gerakan.stages.dossiers.models import DossierQuerySet as Dossiers
from gerakan.stages.plenary.models import Plenary, Verdict, Withdrawal
from gerakan.stages.replies.models import StagedMark
from gerakan.stages.selection.models import SelectionStanding
from gerakan.stages.trust.queries.files import rows_of

OUT = "tb"
DECISIONS = {
    Verdict.SELECTED: "chosen", Verdict.CONDITIONAL: "chosen", Verdict.RESERVE: "reserve", Verdict.REFUSED: "not_chosen",
    Verdict.WITHDRAWN: "withdrawn",
}  # fmt: skip
"""What the final ranking calls them."""


@dataclass(frozen=True)
class Contents:
    """Rows of one result, ready to be written; every person is a code."""

    plenary: Plenary
    cases: tuple[Case, ...]
    trees: Mapping[int, Tree]
    instrument: VariantTable[int]
    codes: Mapping[str, str]

    @property
    def regions(self) -> dict[str, Case]:
        """By code."""
        return {case.region.code: case for case in self.cases}

    def independent(self) -> Iterator[list[Any]]:
        """Marks before the panel spoke, as the calculation of trust froze them; what a sheet left out did not apply."""
        regions = self.regions
        for region, rater, levels, total, order, tie, hour in rows_of(self.plenary.run.trust_run.inputs):
            case = regions.get(region)
            if case is None or total is None:
                continue
            for item in self.trees[case.pk].marked_items():
                mark = levels.get(item.code, OUT)
                more = [self.instrument.of[case.pk], order, tie, "" if hour is None else hour]
                yield [region, self.codes[rater], item.code, mark, *more]

    def standing(self) -> Iterator[list[Any]]:
        """Marks after the panel spoke."""
        sent = Mark.objects.filter(sheet__case__in=self.cases, sheet__state=MarkSheet.State.SENT)
        related = ("item", "sheet__engagement", "sheet__case__region")
        asked = {pk: {item.code for item in tree.marked_items()} for pk, tree in self.trees.items()}
        for mark in sent.select_related(*related).order_by("sheet__case__region__code", "sheet_id", "pk"):
            if mark.item.code not in asked[mark.sheet.case_id]:
                continue
            case, code = mark.sheet.case, self.codes[mark.sheet.engagement.code]
            level = OUT if mark.does_not_apply else mark.level
            yield [case.region.code, code, mark.item.code, level, self.instrument.of[case.pk]]

    def decided(self) -> Iterator[list[Any]]:
        """Final marks that are not the panel's draft."""
        drafts = {
            (row.reply.case.region.code, row.item.code): None if row.draft is None else float(row.draft)
            for row in StagedMark.objects.filter(reply__case__in=self.cases).select_related(
                "reply__case__region", "item"
            )
        }
        for row in self.plenary.run.inputs["rows"]:
            for item, final in sorted(row["items"].items()):
                if drafts.get((row["region"], item)) != final:
                    yield [row["region"], item, OUT if final is None else final]

    def decisions(self) -> Iterator[list[Any]]:
        """What was decided about each region, in the order of the ranking."""
        for row in self.plenary.decisions.select_related("region", "standing").order_by("standing__rank"):
            yield [row.region.code, _decision(row), row.position or "", row.condition, row.due_on or ""]

    def departures(self) -> Iterator[list[Any]]:
        """Decisions that the ranking does not say, with reason, evidence and two people."""
        related = ("region", "standing", "proposed_by", "signed_by", "decided_by")
        for row in self.plenary.decisions.select_related(*related).order_by("standing__rank"):
            said, taken = _ranked(row.standing), _decision(row)
            if said == taken:
                continue
            second = row.signed_by or row.decided_by
            yield [
                row.region.code, said, taken, row.reason or row.corrected_because, row.evidence,
                self._code(row.proposed_by), self._code(second),
            ]  # fmt: skip

    def quota_departures(self) -> Iterator[list[Any]]:
        """Quotas that the room set aside."""
        for row in self.plenary.quota_departures.select_related("quota", "proposed_by", "signed_by"):
            people = [self._code(row.proposed_by), self._code(row.signed_by)]
            yield [row.quota.attribute, row.quota.value, row.reason, row.evidence, *people]

    def withdrawals(self) -> Iterator[list[Any]]:
        """Who left after the announcement, and who came."""
        rows = Withdrawal.objects.filter(edition=self.plenary.edition_id).select_related(
            "region", "replaced_by__region"
        )
        for row in rows.order_by("pk"):
            coming = row.replaced_by.region.code if row.replaced_by else ""
            yield [row.region.code, row.happened_on, row.reason, coming]

    def _code(self, person: User | None) -> str:
        return self.codes[f"user-{person.pk}"] if person else ""


def contents_of(plenary: Plenary, *, key: bytes) -> Contents:
    """Everything of one result."""
    run = plenary.run
    pks = run.standings.values("case")
    rows = Case.objects.filter(pk__in=pks).select_related("ruling__version", "ruling__edition", "region__province")
    cases = tuple(rows.order_by("region__code"))
    trees = trees_of(cases)
    people = _people(plenary, [row[1] for row in rows_of(run.trust_run.inputs)])
    return Contents(
        plenary=plenary,
        cases=cases,
        trees=trees,
        instrument=variant_table(tree_of(cases[0].ruling.version), trees),
        codes=pseudonyms(people, key=key, edition=plenary.edition.slug),
    )


def _people(plenary: Plenary, raters: list[str]) -> list[str]:
    """Assessors by the code of their engagement, members by their account."""
    marking = MarkSheet.objects.filter(case__ruling__edition=plenary.edition_id).values_list(
        "engagement__code", flat=True
    )
    signing = plenary.decisions.values_list("proposed_by", "signed_by", "decided_by")
    setting = plenary.quota_departures.values_list("proposed_by", "signed_by")
    members = {pk for row in (*signing, *setting) for pk in row if pk}
    return sorted({*raters, *marking, *(f"user-{pk}" for pk in members)})


def _decision(row: Any) -> str:
    said = DECISIONS[Verdict(row.verdict)]
    if said == "not_chosen" and row.standing.place == SelectionStanding.Place.BARRED:
        return "barred"
    return said


def _ranked(standing: SelectionStanding) -> str:
    Place = SelectionStanding.Place  # noqa: N806 - the model's own word
    return {Place.CHOSEN: "chosen", Place.RESERVE: "reserve", Place.BELOW: "not_chosen", Place.BARRED: "barred"}[
        Place(standing.place)
    ]


def letters_of(edition: Edition) -> Iterator[list[Any]]:
    """Fingerprints of the letters of an edition, as they stand on paper."""
    files = LetterFile.objects.filter(letter__edition_code=edition.slug).exclude(letter__state="draft")
    for row in files.select_related("letter").order_by("letter__number", "name"):
        yield [row.letter.number, row.letter.dated_on, row.letter.kind, row.letter.region_code, row.format, row.sha256]


def events_of(edition: Edition) -> Iterator[list[Any]]:
    """The edition's part of the log: when and what by code and fingerprint, without names."""
    rows = Event.objects.filter(edition=edition.slug).order_by("pk")
    fields = ("pk", "at", "action", "region", "previous_hash", "hash")
    for pk, at, action, region, before, own in rows.values_list(*fields).iterator(chunk_size=2000):
        yield [pk, at.isoformat(), action, region, before, own]


def dossiers() -> Dossiers:
    """For one page."""
    return Dossier.objects.select_related("plenary__edition", "plenary__run", "sealed_by")


def dossiers_of(edition: Edition, user: Actor) -> Dossiers:
    """All that this person may download, the newest first."""
    return dossiers().filter(plenary__edition=edition).visible_to(user)


def results_to_seal(edition: Edition) -> QuerySet[Plenary]:
    """Frozen or published versions, the newest first."""
    states = (Plenary.State.FROZEN, Plenary.State.PUBLISHED)
    return (
        Plenary.objects.filter(edition=edition, state__in=states).select_related("edition", "run").order_by("-number")
    )


def stage_state(edition: Edition | None) -> StageState:
    """Done when the last frozen result has its dossier."""
    last = results_to_seal(edition).first() if edition else None
    if last is None:
        return StageState(Standing.LATER)
    return StageState(Standing.DONE if last.dossiers.exists() else Standing.RUNNING)
