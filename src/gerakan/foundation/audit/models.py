"""Events: append-only, chained by hash, without foreign keys so that nothing can pull them down."""

from typing import Any, NoReturn, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor


class EventQuerySet(models.QuerySet["Event"]):
    """Reading only; the chain has one writer (`audit.log.record`)."""

    def of(self, thing: models.Model) -> Self:
        """The history of one thing, oldest first."""
        return self.filter(target_type=thing._meta.label_lower, target_id=str(thing.pk)).order_by("pk")

    def visible_to(self, user: Actor) -> Self:
        """The log as a whole belongs to auditors and administrators; others read it through the thing."""
        return self if user.has_perm("audit.read") else self.none()  # type: ignore[union-attr]

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("events are append-only")

    def delete(self) -> NoReturn:
        raise TypeError("events are append-only")


class Event(models.Model):
    """One act: who, when, what, to what, why."""

    at = models.DateTimeField(_("waktu"), db_index=True)
    actor_id = models.CharField(max_length=40, blank=True)
    actor = models.CharField(_("pelaku"), max_length=200)
    role = models.CharField(_("sebagai"), max_length=200, blank=True)
    action = models.CharField(_("tindakan"), max_length=80, db_index=True)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=60)
    target = models.CharField(_("objek"), max_length=300)
    changes = models.JSONField(_("perubahan"), default=dict)
    note = models.TextField(_("catatan"), blank=True)
    edition = models.CharField(_("edisi"), max_length=40, blank=True)
    region = models.CharField(_("daerah"), max_length=20, blank=True)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("peristiwa")
        verbose_name_plural = _("catatan peristiwa")
        ordering = ("-pk",)
        indexes = [models.Index(fields=["target_type", "target_id"], name="event_target")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.action} {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("events are append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("events are append-only")


class ChainHead(models.Model):
    """The last link; its row is the lock that puts events of many processes into one order."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    hash = models.CharField(max_length=64)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_chain_head")]

    def __str__(self) -> str:
        return f"{self.count}: {self.hash[:12]}"


class PublishedHead(models.Model):
    """The head as it was shown to everybody on one day; who rewrites the chain later contradicts it."""

    day = models.DateField(_("tanggal"), unique=True)
    count = models.PositiveBigIntegerField(_("jumlah peristiwa"))
    hash = models.CharField(_("sidik"), max_length=64)
    published_at = models.DateTimeField(_("diumumkan"))

    class Meta:
        verbose_name = _("sidik harian")
        verbose_name_plural = _("sidik harian")
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day}: {self.hash}"
