"""What the room says about each region: proposal, notes, votes, decision; and departures from quotas."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.regions.models import Region
from gerakan.stages.plenary.models.sealing import Sealed, SealedQuerySet
from gerakan.stages.plenary.models.sittings import Plenary, PlenaryQuerySet, closed_to
from gerakan.stages.selection.models import SelectionStanding
from gerakan.stages.terms.models import TermsQuota


class Verdict(models.TextChoices):
    """What is decided about a region."""

    SELECTED = "selected", _("Terpilih")
    CONDITIONAL = "conditional", _("Terpilih bersyarat")
    RESERVE = "reserve", _("Cadangan")
    REFUSED = "refused", _("Tidak terpilih")
    WITHDRAWN = "withdrawn", _("Mundur")


CHOSEN = (Verdict.SELECTED, Verdict.CONDITIONAL)
TOLD = (*CHOSEN, Verdict.RESERVE)
"""Verdicts that stand on the public page; who was not chosen is in the published ranking only."""

FOLLOWS = (
    Q(verdict__in=CHOSEN, expected=Verdict.SELECTED)
    | Q(verdict=Verdict.RESERVE, expected=Verdict.RESERVE)
    | Q(verdict=Verdict.REFUSED, expected=Verdict.REFUSED)
    | Q(verdict=Verdict.WITHDRAWN)
)
SIGNED = ~Q(reason="") & ~Q(evidence="") & Q(signed_by__isnull=False) & ~Q(signed_by=F("proposed_by"))


class DecisionQuerySet(SealedQuerySet):
    """Decisions of all results."""

    def visible_to(self, user: Actor) -> Self:
        """In the room all but those it must not hear; later everybody the public ones, a region its own."""
        told = PlenaryQuerySet.published_for(user, "plenary__") & (Q(verdict__in=TOLD) | self._own(user))
        return self.filter(self.heard_by(user) | told)

    @staticmethod
    def heard_by(user: Actor) -> Q:
        """Those whose notes, votes and sheet this person may see."""
        shut = closed_to(user, edition="plenary__edition", region="region")
        return PlenaryQuerySet.in_room_of(user, "plenary__") & ~shut

    @staticmethod
    def _own(user: Actor) -> Q:
        hat = hat_of(user)
        if hat is None or hat.region_id is None or hat.role not in REGION_ROLES:
            return Q(pk__in=[])
        return Q(region=hat.region_id)


class Decision(Sealed):
    """One region in one version of the result. Until it is decided, its verdict is what is proposed."""

    class State(models.TextChoices):
        OPEN = "open", _("Belum diputuskan")
        DECIDED = "decided", _("Diputuskan")

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="decisions")
    standing = models.ForeignKey(SelectionStanding, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    expected = models.CharField(_("menurut peringkat"), max_length=12, choices=Verdict)
    expected_position = models.PositiveSmallIntegerField(null=True)
    verdict = models.CharField(_("putusan"), max_length=12, choices=Verdict)
    position = models.PositiveSmallIntegerField(_("urutan cadangan"), null=True)
    condition = models.TextField(_("syarat"), blank=True)
    owner = models.CharField(_("penanggung jawab syarat"), max_length=200, blank=True)
    due_on = models.DateField(_("dipenuhi paling lambat"), null=True)
    departs = models.BooleanField(_("menyimpang dari peringkat"), default=False)
    reason = models.TextField(_("alasan"), blank=True)
    evidence = models.TextField(_("bukti"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diusulkan oleh")
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("tanda tangan kedua")
    )
    signed_at = models.DateTimeField(_("ditandatangani"), null=True)
    revision = models.PositiveSmallIntegerField(_("usulan ke"), default=0, help_text="votes count for one proposal")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diputuskan oleh")
    )
    decided_at = models.DateTimeField(_("diputuskan pada"), null=True)
    corrected_because = models.TextField(_("diperbaiki karena"), blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("putusan pleno")
        verbose_name_plural = _("putusan pleno")
        ordering = ("standing__rank",)
        constraints = [
            models.UniqueConstraint(fields=["plenary", "region"], name="one_decision_each"),
            models.UniqueConstraint(
                fields=["plenary", "position"], condition=Q(verdict="reserve"), name="one_reserve_a_position"
            ),
            models.CheckConstraint(
                condition=Q(verdict="reserve", position__gte=1) | (~Q(verdict="reserve") & Q(position__isnull=True)),
                name="only_reserve_has_position",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="conditional") | (~Q(condition="") & ~Q(owner="") & Q(due_on__isnull=False)),
                name="condition_has_owner_and_date",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="withdrawn") | ~Q(reason=""), name="withdrawn_before_result_says_why"
            ),
            models.CheckConstraint(condition=Q(state="open") | Q(departs=True) | FOLLOWS, name="departure_is_named"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(departs=False) | SIGNED | ~Q(corrected_because=""),
                name="departure_has_reason_and_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided_at__isnull=False), name="decided_says_when"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.region}: {self.verdict_label}"

    def get_absolute_url(self) -> str:
        """Its page in the room."""
        return reverse("plenary:decision", args=[self.pk])

    @property
    def verdict_label(self) -> str:
        """With the position of a reserve."""
        label = str(self.get_verdict_display())
        return f"{label} {self.position}" if self.position else label

    @property
    def expected_label(self) -> str:
        """What the ranking says."""
        label = str(self.get_expected_display())
        return f"{label} {self.expected_position}" if self.expected_position else label

    @property
    def is_chosen(self) -> bool:
        """Takes a place."""
        return self.verdict in CHOSEN

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plenary.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class RemarkQuerySet(SealedQuerySet):
    """Rows below a decision."""

    path = "decision__plenary"


class Note(Sealed):
    """Something said about a region, kept for the minutes."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    text = models.TextField(_("catatan"))
    written_at = models.DateTimeField(_("ditulis"), auto_now_add=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("catatan sidang")
        verbose_name_plural = _("catatan sidang")
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]

    def __str__(self) -> str:
        return self.text[:60]


class Vote(Sealed):
    """One member about one proposal; may be changed until the region is decided."""

    class Choice(models.TextChoices):
        FOR = "for", _("Setuju")
        AGAINST = "against", _("Tidak setuju")
        ABSTAIN = "abstain", _("Abstain")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("anggota"))
    choice = models.CharField(_("suara"), max_length=10, choices=Choice)
    revision = models.PositiveSmallIntegerField(help_text="of the proposal that was voted on")
    cast_at = models.DateTimeField(_("diberikan"), auto_now=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("suara")
        verbose_name_plural = _("suara")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["decision", "member"], name="one_vote_each")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_choice_display()}"


class QuotaDeparture(Sealed):
    """The room sets a quota of the terms aside: reason, evidence, and a second person."""

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="quota_departures")
    quota = models.ForeignKey(TermsQuota, models.PROTECT, related_name="+", verbose_name=_("kuota"))
    reason = models.TextField(_("alasan"))
    evidence = models.TextField(_("bukti"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diusulkan oleh")
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("tanda tangan kedua")
    )
    signed_at = models.DateTimeField(_("ditandatangani"), null=True)

    objects = SealedQuerySet.as_manager()

    class Meta:
        verbose_name = _("penyimpangan dari kuota")
        verbose_name_plural = _("penyimpangan dari kuota")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["plenary", "quota"], name="one_departure_from_a_quota"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(evidence=""), name="quota_departure_says_why"),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("proposed_by")),
                name="quota_departure_second_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.quota)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plenary.edition_code
