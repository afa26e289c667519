"""Which regions still wait for their letter, and what may stand in it."""

from collections import Counter

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from gerakan.foundation.documents.models import Letter
from gerakan.stages.assessment.models import Case
from gerakan.stages.plenary.models import Decision, FeedbackText, Plenary, ResultLetter, Verdict
from gerakan.stages.plenary.queries.results import differing_regions, moved_since

State = FeedbackText.State


def told(plenary: Plenary) -> "QuerySet[Decision]":
    """Everybody who gets a letter of this version: all regions the first time, later those that it moved."""
    rows: QuerySet[Decision] = Decision.objects.filter(plenary=plenary).exclude(verdict=Verdict.WITHDRAWN)
    if plenary.corrects_id is not None:
        rows = rows.filter(region__in=differing_regions(plenary))
    valid = ResultLetter.objects.filter(decision=OuterRef("pk"), letter__state=Letter.State.ISSUED)
    rows = rows.annotate(
        letter_id=Subquery(valid.values("letter")[:1]), letter_number=Subquery(valid.values("letter__number")[:1])
    )
    return rows.select_related("plenary__edition", "region__province", "standing__run__edition", "standing__run__terms")


def unwritten(plenary: Plenary) -> "QuerySet[Decision]":
    """Without a letter that stands."""
    valid = ResultLetter.objects.filter(decision=OuterRef("pk"), letter__state=Letter.State.ISSUED)
    return told(plenary).filter(~Exists(valid))


def letters_of(plenary: Plenary) -> "QuerySet[Decision]":
    """Everybody who gets a letter, `is_replaced` where a later version tells the region something else."""
    moved = Q(region__in=moved_since(plenary))
    return told(plenary).annotate(is_replaced=ExpressionWrapper(moved, output_field=BooleanField()))


def earlier_letter(decision: Decision) -> Letter | None:
    """What the region was told of an earlier version and still stands."""
    rows = Letter.objects.filter(
        state=Letter.State.ISSUED,
        pk__in=ResultLetter.objects.filter(
            decision__region=decision.region_id, decision__plenary__edition=decision.plenary.edition_id,
            decision__plenary__number__lt=decision.plenary.number,
        ).values("letter"),
    )  # fmt: skip
    return rows.order_by("-pk").first()


def feedback_of(plenary: Plenary) -> QuerySet[FeedbackText]:
    """All words of assessors for the letters of this version."""
    return FeedbackText.objects.filter(plenary=plenary).select_related("decision__region", "checked_by")


def feedback_counts(plenary: Plenary) -> Counter[str]:
    """State: how many texts."""
    return Counter(feedback_of(plenary).order_by().values_list("state", flat=True))


def released_words(decision: Decision) -> list[str]:
    """What was found fit to send."""
    rows = FeedbackText.objects.filter(decision=decision, state=State.RELEASED)
    return list(rows.values_list("text", flat=True))


def words_of(case: Case) -> list[str]:
    """What assessors wrote for the region, and what the panel said in public."""
    notes = case.sheets.filter(state="sent").exclude(note_for_region="").order_by("pk")
    remarks = case.remarks.filter(is_public=True).order_by("pk")
    return [*notes.values_list("note_for_region", flat=True), *remarks.values_list("text", flat=True)]


def last_sender() -> dict[str, str]:
    """Letterhead and signatory of the newest letter of a result, so that nobody types them twice."""
    latest = ResultLetter.objects.select_related("letter").order_by("-pk").first()
    if latest is None:
        return {}
    data = latest.letter.data
    return {
        "unit": latest.letter.unit, "letterhead": "\n".join(data["letterhead"]["lines"]),
        "address": data["letterhead"]["address"], "place": data["place"],
        "signatory_name": data["signatory"]["name"], "signatory_title": data["signatory"]["title"],
        "signatory_number": data["signatory"]["employee_number"],
    }  # fmt: skip
