"""Counts of parts, from answers and evidence."""

from gerakan.stages.questionnaires.models import Part, Submission
from gerakan.stages.questionnaires.queries.sheets import Sheet, parts_of, sheet_of


def recount(submission: Submission) -> Sheet:
    """Bring the counts of every part up to date; conditions reach across parts."""
    sheet = sheet_of(submission)
    counted = {section.part.pk: section.counts for section in sheet.sections}
    changed = [part for part in parts_of(submission) if _differs(part, counted.get(part.pk, (0, 0, 0)))]
    Part.objects.bulk_update(changed, ["asked_count", "answered_count", "missing_count"])
    return sheet


def _differs(part: Part, counts: tuple[int, int, int]) -> bool:
    before = (part.asked_count, part.answered_count, part.missing_count)
    part.asked_count, part.answered_count, part.missing_count = counts
    return before != counts
