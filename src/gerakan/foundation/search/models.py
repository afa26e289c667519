"""The index: one row a findable thing (or page of it), holding its words and their stems."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """What can be found. It says nothing about who may see it: its source does, at the moment of asking."""

    kind = models.CharField(_("jenis"), max_length=60)
    object_id = models.CharField(max_length=60)
    part = models.PositiveIntegerField(default=0)
    title = models.CharField(_("judul"), max_length=300)
    body = models.TextField(_("teks"), blank=True)
    place = models.CharField(_("tempat dalam dokumen"), max_length=120, blank=True)
    url = models.CharField(_("alamat"), max_length=300)
    region_code = models.CharField(_("kode daerah"), max_length=20, blank=True)
    title_stems = models.TextField()
    stems = models.TextField()

    class Meta:
        verbose_name = _("butir indeks")
        verbose_name_plural = _("indeks pencarian")
        ordering = ("kind", "object_id", "part")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "part"], name="one_entry_a_part")]

    def __str__(self) -> str:
        return self.title
