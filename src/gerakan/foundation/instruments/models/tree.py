"""The tree of a version: elements, aspects, items; levels in words; conditions as rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.models.versions import InstrumentVersion


class Node(models.Model):
    """An element, an aspect of it, or an item; an item is answered by a region, marked by an assessor, or both."""

    class Kind(models.TextChoices):
        ELEMENT = "element", _("Unsur")
        ASPECT = "aspect", _("Aspek")
        ITEM = "item", _("Butir")

    class Answer(models.TextChoices):
        NONE = "", _("Tidak dijawab daerah")
        LEVEL = "level", _("Tingkat 0–4")
        YES_NO = "yes_no", _("Ya/tidak")
        NUMBER = "number", _("Angka")
        CHOICE = "choice", _("Pilihan")
        TEXT = "text", _("Uraian")
        TABLE = "table", _("Tabel")

    class Reason(models.TextChoices):
        NEVER = "never", _("Tidak wajib")
        EXTREMES = "extremes", _("Wajib pada nilai terendah dan tertinggi")
        ALWAYS = "always", _("Selalu wajib")

    class Proof(models.TextChoices):
        NONE = "none", _("Tidak diminta")
        OPTIONAL = "optional", _("Boleh")
        REQUIRED = "required", _("Wajib")

    version = models.ForeignKey(InstrumentVersion, models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    kind = models.CharField(_("jenis"), max_length=8, choices=Kind)
    code = models.SlugField(_("kode"), max_length=40)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    title = models.CharField(_("judul"), max_length=300)
    hint = models.TextField(_("petunjuk"), blank=True)
    weight = models.DecimalField(_("bobot"), max_digits=7, decimal_places=3, default=0)
    weight_kota = models.DecimalField(_("bobot bagi kota"), max_digits=7, decimal_places=3, null=True, blank=True)
    weight_kabupaten = models.DecimalField(
        _("bobot bagi kabupaten"), max_digits=7, decimal_places=3, null=True, blank=True
    )
    answer = models.CharField(_("jawaban daerah"), max_length=8, choices=Answer, blank=True)
    is_required = models.BooleanField(_("wajib dijawab"), default=True)
    unit = models.CharField(_("satuan"), max_length=60, blank=True)
    lowest = models.FloatField(_("nilai terkecil"), null=True, blank=True)
    highest = models.FloatField(_("nilai terbesar"), null=True, blank=True)
    choices = models.JSONField(_("pilihan"), default=list, blank=True, help_text="[[code, label], ...]")
    columns = models.JSONField(_("kolom tabel"), default=list, blank=True, help_text="[[code, label, kind], ...]")
    prefill = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diisi dari indikator")
    )
    is_marked = models.BooleanField(_("dinilai asesor"), default=False)
    reason_rule = models.CharField(_("alasan nilai"), max_length=8, choices=Reason, default=Reason.EXTREMES)
    proof_rule = models.CharField(_("bukti"), max_length=8, choices=Proof, default=Proof.OPTIONAL)
    proof_kinds = models.JSONField(
        _("jenis bukti"), default=list, blank=True, help_text='["file", "link", "quotation"]'
    )
    may_not_apply = models.BooleanField(_("boleh tidak berlaku"), default=False)
    is_penalty = models.BooleanField(_("pengurang"), default=False)
    penalty_cap = models.DecimalField(
        _("pengurangan paling banyak"), max_digits=5, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("bagian instrumen")
        verbose_name_plural = _("bagian instrumen")
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_node_code_per_version"),
            models.CheckConstraint(condition=models.Q(weight__gte=0), name="node_weight_not_negative"),
            models.CheckConstraint(
                condition=models.Q(kind="item") | models.Q(answer="", is_marked=False), name="only_items_are_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Level(models.Model):
    """One level of a marked or self-rated item, 0 to 4, in words, with an example."""

    node = models.ForeignKey(Node, models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField(_("tingkat"))
    title = models.CharField(_("bunyi"), max_length=300)
    example = models.TextField(_("contoh"), blank=True)

    class Meta:
        verbose_name = _("tingkat")
        verbose_name_plural = _("tingkat")
        ordering = ("level",)
        constraints = [
            models.UniqueConstraint(fields=["node", "level"], name="one_text_per_level"),
            models.CheckConstraint(condition=models.Q(level__range=(0, 4)), name="level_between_0_and_4"),
        ]

    def __str__(self) -> str:
        return f"{self.level}: {self.title}"


class Condition(models.Model):
    """The node shows and counts only when all its conditions hold for the region."""

    class Subject(models.TextChoices):
        KIND = "kind", _("Jenis daerah")
        ISLAND_GROUP = "island_group", _("Gugus pulau")
        PROVINCE = "province", _("Provinsi")
        AUTONOMOUS = "autonomous", _("Daerah otonom")
        POPULATION = "population", _("Jumlah penduduk")
        AREA = "area", _("Luas wilayah")
        INDICATOR = "indicator", _("Nilai indikator")
        ITEM = "item", _("Jawaban butir")

    class Test(models.TextChoices):
        IS = "is", _("adalah")
        IS_NOT = "is_not", _("bukan")
        AT_LEAST = "at_least", _("paling sedikit")
        AT_MOST = "at_most", _("paling banyak")

    node = models.ForeignKey(Node, models.CASCADE, related_name="conditions")
    subject = models.CharField(_("tentang"), max_length=14, choices=Subject)
    about = models.CharField(_("kode butir atau indikator"), max_length=60, blank=True)
    test = models.CharField(_("syarat"), max_length=8, choices=Test)
    value = models.CharField(_("nilai"), max_length=100)

    class Meta:
        verbose_name = _("syarat")
        verbose_name_plural = _("syarat")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_subject_display()} {self.get_test_display()} {self.value}"
