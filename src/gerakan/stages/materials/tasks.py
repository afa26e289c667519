"""Background work of the courses: certificates in bulk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials.commands.certificates import certify
from gerakan.stages.materials.queries.courses import uncertified


@background(gettext_lazy("Menerbitkan sertifikat kursus"))
def certify_all(progress: Progress, *, edition_id: int, user_id: int) -> str:
    """For everybody who passed and has none; begins where it stopped."""
    by, edition = User.objects.get(pk=user_id), Edition.objects.get(pk=edition_id)
    people = list(uncertified(edition).order_by("region__code", "user__name"))
    progress.total(len(people))
    made, refused = 0, []
    for done, row in enumerate(people, 1):
        try:
            certify(row, by=by)
            made += 1
        except TransitionRefused as reason:
            refused.append(str(reason))
        progress.step(str(row), done=done)
    progress.result(reverse("materials:people", args=[edition.slug]))
    return " ".join([ngettext("%d sertifikat terbit.", "%d sertifikat terbit.", made) % made, *refused])
