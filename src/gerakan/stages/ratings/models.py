"""What participants said. A row knows its meeting and nothing else: no person, no region, no hour, and a key drawn at random."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.stages.sessions.models import Session

LOWEST, HIGHEST = 1, 5
BOUNDS = (MinValueValidator(LOWEST), MaxValueValidator(HIGHEST))
MOST_WORDS = 1000


def score(label: object) -> "models.PositiveSmallIntegerField[int, int]":
    """One (poor) to five (very good)."""
    return models.PositiveSmallIntegerField(label, validators=BOUNDS)  # type: ignore[arg-type]


class Spoken(models.Model):
    """Words that everybody whom they concern may read, until the secretariat hides them with a reason; the scores stay."""

    comment = models.TextField(_("komentar"), max_length=MOST_WORDS, blank=True)
    hidden_because = models.CharField(_("disembunyikan karena"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def shown(self) -> str:
        """The words as long as they are not hidden."""
        return "" if self.hidden_because else self.comment


class SessionRating(Spoken):
    """One participant's word about a meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="ratings", verbose_name=_("pertemuan"))
    useful = score(_("Manfaat bagi pekerjaan Anda"))
    clear = score(_("Kejelasan penyampaian"))
    run = score(_("Waktu, tempat, dan jalannya pertemuan"))

    class Meta:
        verbose_name = _("penilaian pertemuan")
        verbose_name_plural = _("penilaian pertemuan")
        ordering = ("session", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(useful__range=(LOWEST, HIGHEST), clear__range=(LOWEST, HIGHEST), run__range=(LOWEST, HIGHEST)),
                name="a_session_is_rated_one_to_five",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.session}"


class MentorRating(Spoken):
    """One participant's word about one mentor; not tied to what the same participant said of the meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="mentor_ratings", verbose_name=_("pertemuan"))
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pembimbing"))
    score = score(_("skor"))

    class Meta:
        verbose_name = _("penilaian pembimbing")
        verbose_name_plural = _("penilaian pembimbing")
        ordering = ("session", "id")
        indexes = [models.Index(fields=["mentor", "session"], name="ratings_of_a_mentor")]
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(LOWEST, HIGHEST)), name="a_mentor_is_rated_one_to_five"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.session}"
