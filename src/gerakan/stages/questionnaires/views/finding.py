"""What a person may see of this stage, with everything a screen needs."""

from django.db.models import QuerySet
from django.http import Http404

from gerakan.foundation.access import Actor
from gerakan.foundation.instruments.tree import Item
from gerakan.stages.questionnaires.models import Clarification, Evidence, Part, Submission, Upload
from gerakan.stages.questionnaires.models.submissions import SubmissionQuerySet
from gerakan.stages.questionnaires.queries import sheets


def submissions() -> SubmissionQuerySet:
    """With round, version and region."""
    return Submission.objects.select_related(
        "region__province", "round__edition", "round__version__instrument", "approved_by", "receipt"
    )


def parts(user: Actor) -> QuerySet[Part]:
    """Parts of visible submissions."""
    return Part.objects.filter(submission__in=Submission.objects.visible_to(user)).select_related(
        "aspect", "submission__region", "submission__round__edition", "submission__round__version__instrument"
    ).prefetch_related("holders")  # fmt: skip


def evidence() -> QuerySet[Evidence]:
    """With what its rights depend on."""
    return Evidence.objects.select_related(
        "item", "submission__region", "submission__round__edition", "submission__round__version__instrument"
    )


def questions(user: Actor) -> QuerySet[Clarification]:
    """Clarifications of visible submissions."""
    rows = Clarification.objects.filter(submission__in=Submission.objects.visible_to(user))
    return rows.select_related(
        "item", "submission__region", "submission__round__edition", "submission__round__version__instrument"
    )


def uploads() -> QuerySet[Upload]:
    """Files on their way."""
    return Upload.objects.select_related(
        "item", "submission__region", "submission__round__edition", "submission__round__version__instrument"
    )


def item(part: Part, pk: int) -> Item:
    """An item that the part may hold, else 404."""
    found = sheets.item_of(part, pk)
    if found is None:
        raise Http404
    return found
