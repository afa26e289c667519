"""What people can do, as a list with versions: a word that was used once keeps its meaning."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SkillList(models.Model):
    """One version; the newest is in use."""

    number = models.PositiveSmallIntegerField(_("versi"), unique=True)
    note = models.TextField(_("yang berubah"), blank=True)
    published_at = models.DateTimeField(_("diterbitkan"), default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("daftar keahlian")
        verbose_name_plural = _("daftar keahlian")
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=Q(number=1) | ~Q(note=""), name="a_later_skill_list_says_what_changed"),
        ]

    def __str__(self) -> str:
        return f"{_('Daftar keahlian')} {self.number}"


class Skill(models.Model):
    """Something that somebody can do, in words by which another can tell whether they can."""

    list = models.ForeignKey(SkillList, models.CASCADE, related_name="skills")
    code = models.SlugField(_("kode"), max_length=40)
    name = models.CharField(_("keahlian"), max_length=120)
    meaning = models.CharField(_("dapat melakukan"), max_length=300)

    class Meta:
        verbose_name = _("keahlian")
        verbose_name_plural = _("keahlian")
        ordering = ("list", "pk")
        constraints = [models.UniqueConstraint(fields=["list", "code"], name="one_skill_a_code_and_list")]

    def __str__(self) -> str:
        return self.name
