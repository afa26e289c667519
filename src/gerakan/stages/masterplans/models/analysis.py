"""Rows of Buku 1: evidence, problems, strengths and gaps, who was heard."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gerakan.stages.masterplans.models.pillars import Helix, SubDimension, of_its_pillar
from gerakan.stages.masterplans.models.rows import (
    PlanRow,
    codes_of,
    long_text,
    one_code,
    one_of,
    one_to_five,
    short_text,
)
from gerakan.stages.mentoring.models import Pillar


class Evidence(PlanRow):
    """What a statement rests on: where it is read, in which words."""

    PREFIX = "BK"

    class Kind(models.TextChoices):
        FIGURE = "indicator", _("Angka")
        DOCUMENT = "document", _("Dokumen")
        SURVEY = "survey", _("Survei")
        ACT = "legal_act", _("Peraturan atau keputusan")
        MINUTES = "minutes", _("Notula")

    kind = one_of(_("jenis"), Kind)
    text = long_text(_("isi"), _("Angka atau pernyataan yang dibuktikan, dengan satuan dan tahunnya."))
    source = short_text(_("sumber"), _("Judul dokumen atau data, penerbit, tahun."), length=300)
    page = short_text(_("halaman"), length=40)
    quotation = long_text(_("kutipan"))
    dated = models.DateField(_("tanggal"), null=True, blank=True)
    is_stale = models.BooleanField(_("usang"), default=False)
    withdrawn = models.BooleanField(_("ditarik"), default=False)

    class Meta(PlanRow.Meta):
        verbose_name = _("bukti")
        verbose_name_plural = _("Bukti")
        constraints = [one_code("one_evidence_code")]


class Problem(PlanRow):
    """What is wrong for whom, with evidence; a programme answers it."""

    PREFIX = "M"

    pillar = one_of(_("pilar"), Pillar)
    subdimension = one_of(_("subdimensi"), SubDimension)
    statement = long_text(_("masalah"), _("Siapa mengalami apa, di mana, sebesar apa."))
    evidence = codes_of(_("bukti"), _("Kode dari lembar Bukti, dipisahkan koma."))

    class Meta(PlanRow.Meta):
        verbose_name = _("masalah")
        verbose_name_plural = _("Masalah")
        constraints = [one_code("one_problem_code"), of_its_pillar("problem_under_its_pillar")]


class SwotLine(PlanRow):
    """One strength, weakness, opportunity or threat of a component of readiness."""

    PREFIX = "SW"

    class Component(models.TextChoices):
        NATURE = "nature", _("Alam")
        STRUCTURE = "structure", _("Struktur")
        INFRASTRUCTURE = "infrastructure", _("Infrastruktur")
        SUPERSTRUCTURE = "superstructure", _("Suprastruktur")
        CULTURE = "culture", _("Budaya")

    class Kind(models.TextChoices):
        STRENGTH = "S", _("Kekuatan")
        WEAKNESS = "W", _("Kelemahan")
        OPPORTUNITY = "O", pgettext_lazy("swot", "Peluang")
        THREAT = "T", _("Ancaman")

    component = one_of(_("komponen"), Component)
    kind = one_of(_("jenis"), Kind)
    statement = long_text(_("pernyataan"))
    weight = models.PositiveSmallIntegerField(_("bobot (1–5)"), null=True, blank=True)
    evidence = codes_of(_("bukti"), _("Kode dari lembar Bukti, dipisahkan koma."))

    class Meta(PlanRow.Meta):
        verbose_name = _("butir SWOT")
        verbose_name_plural = _("SWOT")
        constraints = [one_code("one_swot_code"), one_to_five("swot_weight_one_to_five", "weight")]


class Gap(PlanRow):
    """Between what is and what should be, for one sub-dimension."""

    PREFIX = "KS"

    subdimension = one_of(_("subdimensi"), SubDimension)
    present = long_text(_("keadaan sekarang"))
    desired = long_text(_("keadaan yang diinginkan"))
    gap = long_text(_("kesenjangan"))
    cause = long_text(_("akar masalah"))
    recommendation = long_text(_("rekomendasi"))
    priority = models.PositiveSmallIntegerField(_("prioritas (1–5)"), null=True, blank=True)
    evidence = codes_of(_("bukti"), _("Kode dari lembar Bukti, dipisahkan koma."))

    class Meta(PlanRow.Meta):
        verbose_name = _("kesenjangan")
        verbose_name_plural = _("Kesenjangan")
        constraints = [one_code("one_gap_code"), one_to_five("gap_priority_one_to_five", "priority")]


class Stakeholder(PlanRow):
    """Who has a stake, and how much they can do."""

    PREFIX = "PK"

    name = short_text(_("pemangku kepentingan"))
    helix = one_of(_("unsur"), Helix)
    interest = models.PositiveSmallIntegerField(_("kepentingan (1–5)"), null=True, blank=True)
    influence = models.PositiveSmallIntegerField(_("pengaruh (1–5)"), null=True, blank=True)
    role = long_text(_("peran"))

    class Meta(PlanRow.Meta):
        verbose_name = _("pemangku kepentingan")
        verbose_name_plural = _("Pemangku kepentingan")
        constraints = [
            one_code("one_stakeholder_code"),
            one_to_five("stakeholder_one_to_five", "interest", "influence"),
        ]


class Hearing(PlanRow):
    """Who was heard when, and what became of it."""

    PREFIX = "PS"

    held_on = models.DateField(_("tanggal"), null=True, blank=True)
    who = short_text(_("siapa yang didengar"))
    helix = one_of(_("unsur"), Helix)
    heard = long_text(_("masukan"))
    changed = long_text(_("apa yang berubah karenanya"))

    class Meta(PlanRow.Meta):
        verbose_name = _("peran serta")
        verbose_name_plural = _("Peran serta")
        constraints = [one_code("one_hearing_code")]


class Waiver(PlanRow):
    """A sub-dimension that this plan leaves out, and why."""

    PREFIX = "KC"

    subdimension = one_of(_("subdimensi"), SubDimension)
    reason = long_text(_("alasan"))

    class Meta(PlanRow.Meta):
        verbose_name = _("pengecualian")
        verbose_name_plural = _("Subdimensi yang dikecualikan")
        constraints = [one_code("one_waiver_code")]
