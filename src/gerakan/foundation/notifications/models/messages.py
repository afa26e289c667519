"""Notices, e-mail on its way, own choices, and texts with their versions."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices."""

    def visible_to(self, user: Actor) -> Self:
        """One's own."""
        return self.filter(person_id=user.pk)

    def unread(self) -> Self:
        """Not yet opened."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """What a person is told inside the system."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(_("jenis"), max_length=80)
    text = models.CharField(_("isi"), max_length=300)
    body = models.TextField(blank=True)
    url = models.CharField(_("alamat"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("waktu"), default=timezone.now)
    read_at = models.DateTimeField(_("dibaca"), null=True, blank=True)
    waits_for_digest = models.BooleanField(default=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("pemberitahuan")
        verbose_name_plural = _("pemberitahuan")
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="unread_notices"),
            models.Index(fields=["person"], condition=models.Q(waits_for_digest=True), name="digest_notices"),
        ]

    def __str__(self) -> str:
        return self.text


# After this long a message whose sending began and never ended is uncertain: its worker died in between.
UNCERTAIN_AFTER = datetime.timedelta(minutes=5)


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    """E-mail on its way."""

    def due(self) -> Self:
        """To be tried now."""
        return self.filter(state=OutgoingMail.State.QUEUED, try_at__lte=timezone.now())

    def stranded(self) -> Self:
        """Begun long ago and never ended."""
        return self.filter(state=OutgoingMail.State.SENDING, claimed_at__lt=timezone.now() - UNCERTAIN_AFTER)


class OutgoingMail(models.Model):
    """One e-mail, written with the act that caused it and sent after the act stands."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu")
        SENDING = "sending", _("Sedang dikirim")
        SENT = "sent", _("Terkirim")
        FAILED = "failed", _("Gagal")
        UNCERTAIN = "uncertain", _("Tidak pasti")

    to = models.EmailField(_("kepada"))
    kind = models.CharField(_("jenis"), max_length=80)
    subject = models.CharField(_("perihal"), max_length=300)
    body_text = models.TextField(_("isi"))
    body_html = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.QUEUED, db_index=True)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    last_error = models.TextField(_("galat terakhir"), blank=True)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now)
    try_at = models.DateTimeField(_("dicoba"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("terkirim"), null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("surel keluar")
        verbose_name_plural = _("surel keluar")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

    @property
    def has_ended_badly(self) -> bool:
        """It did not arrive, or nobody knows."""
        return self.state in {self.State.FAILED, self.State.UNCERTAIN}


class Choice(models.Model):
    """How one person wants to be told of one kind of thing."""

    class Delivery(models.TextChoices):
        IMMEDIATE = "immediate", _("Segera lewat surel")
        DIGEST = "digest", _("Ringkasan harian")
        NONE = "none", _("Tanpa surel")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(max_length=80)
    delivery = models.CharField(max_length=10, choices=Delivery)

    class Meta:
        verbose_name = _("pilihan pemberitahuan")
        verbose_name_plural = _("pilihan pemberitahuan")
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_choice_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.delivery}"


class MessageText(models.Model):
    """One version of the text of one kind in one language; the highest version is in use."""

    kind = models.CharField(_("jenis"), max_length=80)
    language = models.CharField(_("bahasa"), max_length=5, choices=[("id", _("Indonesia")), ("en", _("Inggris"))])
    version = models.PositiveIntegerField(_("versi"))
    subject = models.CharField(_("perihal"), max_length=200)
    body = models.TextField(_("isi"))
    saved_by = models.CharField(_("disimpan oleh"), max_length=200)
    saved_at = models.DateTimeField(_("disimpan"), default=timezone.now)

    class Meta:
        verbose_name = _("teks pesan")
        verbose_name_plural = _("teks pesan")
        ordering = ("kind", "language", "-version")
        constraints = [models.UniqueConstraint(fields=["kind", "language", "version"], name="one_text_a_version")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language}) versi {self.version}"
