"""Rows of Buku 2: programmes with their indicators, money, milestones, risks and references; quick wins."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models.direction import Goal, Scheme, Strategy
from gerakan.stages.masterplans.models.pillars import Field, SubDimension, of_its_pillar
from gerakan.stages.masterplans.models.rows import (
    Money,
    PlanRow,
    Targets,
    codes_of,
    long_text,
    never_negative,
    one_code,
    one_of,
    one_to_five,
    short_text,
)
from gerakan.stages.mentoring.models import Pillar


class Programme(PlanRow):
    """A programme, or an activity or sub-activity of one."""

    PREFIX = "P"

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("Program")
        ACTIVITY = "activity", _("Kegiatan")
        SUBACTIVITY = "subactivity", _("Subkegiatan")

    class Innovation(models.TextChoices):
        POLICY = "policy", _("Kebijakan")
        PROCESS = "process", _("Proses")
        SERVICE = "service", _("Layanan")
        TECHNOLOGY = "technology", _("Teknologi")

    kind = models.CharField(_("jenis"), max_length=30, choices=Kind, default=Kind.PROGRAMME)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("bagian dari")
    )
    name = short_text(_("nama"), length=300)
    pillar = one_of(_("pilar"), Pillar)
    subdimension = one_of(_("subdimensi"), SubDimension)
    problems = codes_of(_("masalah"), _("Kode dari lembar Masalah, dipisahkan koma."))
    beneficiaries = short_text(_("penerima manfaat"))
    beneficiaries_number = models.PositiveIntegerField(_("banyaknya penerima"), null=True, blank=True)
    strategy = models.ForeignKey(
        Strategy, models.PROTECT, null=True, blank=True, related_name="programmes", verbose_name=_("strategi")
    )
    owner = short_text(_("perangkat daerah penanggung jawab"))
    partners = short_text(_("mitra"), length=300)
    location = short_text(_("lokasi"))
    starts = models.PositiveSmallIntegerField(_("mulai"), null=True, blank=True)
    ends = models.PositiveSmallIntegerField(_("selesai"), null=True, blank=True)
    budget_code = short_text(_("kode anggaran"), _("Kode nomenklatur nasional, misalnya 2.16.03."), length=40)
    legal_basis = short_text(_("dasar hukum"), length=300)
    rtrw_checked = models.BooleanField(_("sesuai RTRW"), default=False)
    depends_on = codes_of(_("bergantung pada"), _("Kode program yang harus selesai lebih dahulu."))
    innovation = one_of(
        _("jenis inovasi"), Innovation, _("Teknologi baru dapat dipilih setelah masalah, penerima manfaat, dan indikatornya terisi.")
    )  # fmt: skip
    field = one_of(_("bidang tindakan"), Field)
    flagship = models.BooleanField(_("unggulan"), default=False)

    class Meta(PlanRow.Meta):
        verbose_name = _("program")
        verbose_name_plural = _("Program")
        constraints = [
            one_code("one_programme_code"),
            of_its_pillar("programme_under_its_pillar"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="programme_is_not_its_own_part"),
        ]


class PlanIndicator(Targets):
    """What shows that a goal or a programme succeeds, from its baseline through the years."""

    PREFIX = "I"

    class Direction(models.TextChoices):
        UP = "up", _("makin tinggi makin baik")
        DOWN = "down", _("makin rendah makin baik")

    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name=_("sasaran")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name=_("program")
    )
    name = short_text(_("indikator"), length=300)
    unit = short_text(_("satuan"), length=60)
    direction = one_of(_("arah"), Direction)
    formula = long_text(_("rumus"))
    source = short_text(_("sumber data"), length=300)
    baseline_year = models.PositiveSmallIntegerField(_("tahun dasar"), null=True, blank=True)
    baseline = models.DecimalField(_("nilai dasar"), max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("indikator")
        verbose_name_plural = _("Indikator")
        constraints = [
            one_code("one_indicator_code"),
            models.CheckConstraint(
                condition=Q(goal__isnull=True) | Q(programme__isnull=True), name="indicator_of_goal_or_programme"
            ),
        ]


class MoneyLine(Money):
    """What a programme costs by year, from one source, for one purpose."""

    PREFIX = "A"

    class Source(models.TextChoices):
        APBD = "APBD", _("APBD")
        APBN = "APBN", _("APBN")
        PROVINCE = "PROVINSI", _("APBD provinsi")
        DAK = "DAK", _("DAK")
        CSR = "CSR", _("CSR")
        KPBU = "KPBU", _("KPBU")
        SPONSOR = "SPONSOR", _("Sponsor")

    class Kind(models.TextChoices):
        INVESTMENT = "investment", _("Investasi")
        RUNNING = "running", _("Operasional")

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="money", verbose_name=_("program")
    )
    source = one_of(_("sumber"), Source)
    kind = one_of(_("jenis biaya"), Kind)

    class Meta(PlanRow.Meta):
        verbose_name = _("anggaran")
        verbose_name_plural = _("Anggaran")
        constraints = [one_code("one_money_code"), never_negative("plan_money_is_not_negative")]


class Ceiling(Money):
    """What the region can spend on the plan by year."""

    PREFIX = "PG"

    label = short_text(_("uraian"), _("Dari mana pagu ini diketahui, misalnya RPJMD Bab VII."))

    class Meta(PlanRow.Meta):
        verbose_name = _("pagu")
        verbose_name_plural = _("Pagu")
        constraints = [one_code("one_ceiling_code"), never_negative("ceiling_is_not_negative")]


class Milestone(PlanRow):
    """What stands at the end of a year."""

    PREFIX = "T"

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="milestones", verbose_name=_("program")
    )
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    text = long_text(_("tonggak"))

    class Meta(PlanRow.Meta):
        verbose_name = _("tonggak")
        verbose_name_plural = _("Peta jalan")
        constraints = [one_code("one_milestone_code")]


class Risk(PlanRow):
    """What may go wrong, and who watches it."""

    PREFIX = "R"

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="risks", verbose_name=_("program")
    )
    statement = long_text(_("risiko"))
    cause = long_text(_("penyebab"))
    likelihood = models.PositiveSmallIntegerField(_("kemungkinan (1–5)"), null=True, blank=True)
    impact = models.PositiveSmallIntegerField(_("dampak (1–5)"), null=True, blank=True)
    mitigation = long_text(_("penanganan"))
    owner = short_text(_("pemilik risiko"))

    class Meta(PlanRow.Meta):
        verbose_name = _("risiko")
        verbose_name_plural = _("Risiko")
        constraints = [one_code("one_risk_code"), one_to_five("risk_one_to_five", "likelihood", "impact")]


class Reference(PlanRow):
    """A programme's place in another plan."""

    PREFIX = "RJ"

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="references", verbose_name=_("program")
    )
    scheme = one_of(_("rujukan"), Scheme)
    key = short_text(_("kode rujukan"), length=60)

    class Meta(PlanRow.Meta):
        verbose_name = _("rujukan")
        verbose_name_plural = _("Rujukan")
        constraints = [one_code("one_reference_code")]


class QuickWin(PlanRow):
    """What people feel within a year."""

    PREFIX = "QW"

    name = short_text(_("nama"), length=300)
    pillar = one_of(_("pilar"), Pillar)
    subdimension = one_of(_("subdimensi"), SubDimension)
    problems = codes_of(_("masalah"), _("Kode dari lembar Masalah, dipisahkan koma."))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="quick_wins", verbose_name=_("program")
    )
    idea = long_text(_("gagasan"))
    novelty = long_text(_("kebaruan"))
    beneficiaries_number = models.PositiveIntegerField(_("banyaknya penerima"), null=True, blank=True)
    owner = short_text(_("perangkat daerah penanggung jawab"))
    starts_on = models.DateField(_("mulai"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("lama (bulan)"), null=True, blank=True)
    indicators = codes_of(_("indikator"), _("Kode dari lembar Indikator, dipisahkan koma."))
    sustainability = long_text(_("keberlanjutan"))

    class Meta(PlanRow.Meta):
        verbose_name = _("quick win")
        verbose_name_plural = _("Quick win")
        constraints = [one_code("one_quick_win_code"), of_its_pillar("quick_win_under_its_pillar")]


class QuickWinStep(PlanRow):
    """What is done in a month of a quick win."""

    PREFIX = "L"

    quick_win = models.ForeignKey(
        QuickWin, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("quick win")
    )
    month = models.PositiveSmallIntegerField(_("bulan ke-"), null=True, blank=True)
    text = long_text(_("langkah"))

    class Meta(PlanRow.Meta):
        verbose_name = _("langkah quick win")
        verbose_name_plural = _("Langkah quick win")
        constraints = [one_code("one_quick_win_step_code")]
