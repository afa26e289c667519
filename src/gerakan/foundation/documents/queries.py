"""Questions of the register's screens."""

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.documents.models import Letter, LetterFile


def register_of(user: Actor) -> QuerySet[Letter]:
    """Letters this person may know about, newest first."""
    return Letter.objects.visible_to(user).select_related("series")


def files_for(user: Actor) -> QuerySet[LetterFile]:
    """Files of letters this person may know about."""
    return LetterFile.objects.filter(letter__in=Letter.objects.visible_to(user)).select_related("letter")


def letter_with_fingerprint(sha256: str) -> Letter | None:
    """The issued letter one of whose files has exactly this content."""
    kept = LetterFile.objects.filter(sha256=sha256).exclude(letter__state=Letter.State.DRAFT)
    found = kept.select_related("letter").first()
    return found.letter if found else None
