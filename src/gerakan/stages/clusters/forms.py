"""What people type into joint plans."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions.models import TOOK_PART, Edition
from gerakan.foundation.regions.models import Province, Region
from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.clusters.calculations.leaving import Redivision
from gerakan.stages.clusters.calculations.shares import even_points
from gerakan.stages.clusters.commands.programmes import Portion
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme, Membership, Share
from gerakan.stages.masterplans.models import PILLAR_OF, MoneyLine
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CellField(forms.CharField):
    """A figure as sheets of plans read it: 1.250.000, 1,2 miliar."""

    def __init__(self, sheet: str, column: str, **options: Any) -> None:
        super().__init__(**options)
        found = SHEETS[sheet].column(column)
        if found is None:
            raise LookupError(column)
        self.column: Column = found

    def clean(self, value: Any) -> Any:
        """A number, or None."""
        text = super().clean(value)
        try:
            return cells.read(self.column, text, None)  # type: ignore[arg-type]  # figures link to no other row
        except cells.CellRefused as reason:
            raise forms.ValidationError(str(reason)) from reason

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        if isinstance(value, Decimal):
            return cells.as_typed(value.normalize(), None)
        return cells.as_typed(value, 0) if isinstance(value, int) else value


class FoundForm(forms.Form):
    """Who begins a joint plan with whom."""

    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=JointPlan.Kind.choices)
    province = forms.ModelChoiceField(
        Province.objects.all(), label=gettext_lazy("Provinsi pemilik"), required=False,
        empty_label=gettext_lazy("Tidak ada"), help_text=gettext_lazy("Hanya untuk rencana provinsi."),
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Nama"), max_length=200)
    starts = forms.IntegerField(label=gettext_lazy("Tahun mulai"), min_value=2017, max_value=2090)
    years = forms.IntegerField(label=gettext_lazy("Banyaknya tahun"), min_value=1, max_value=10, initial=5)
    members = forms.ModelMultipleChoiceField(
        Region.objects.none(), label=gettext_lazy("Anggota dari peserta edisi ini"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("Daerah lain dapat ditambahkan sesudahnya."),
    )  # fmt: skip
    lead = forms.ModelChoiceField(
        Region.objects.none(), label=gettext_lazy("Ketua kawasan"), required=False,
        empty_label=gettext_lazy("Belum ditentukan"), help_text=gettext_lazy("Salah satu anggota yang dipilih di atas."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, own: Province | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["starts"].initial = edition.year + 1
        places = Region.objects.filter(participations__edition=edition, participations__role__in=TOOK_PART)
        if own is not None:
            self.fields["kind"].initial, self.fields["province"].initial = JointPlan.Kind.PROVINCE, own
            self.fields["province"].queryset = Province.objects.filter(pk=own.pk)  # type: ignore[attr-defined]
            places = places.filter(province=own)
        for name in ("members", "lead"):
            self.fields[name].queryset = places.distinct().order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A province has its plan, a cluster its lead among the members."""
        super().clean()
        said = self.cleaned_data
        if (said.get("kind") == JointPlan.Kind.PROVINCE) != bool(said.get("province")):
            self.add_error("province", _("Rencana provinsi menyebut provinsinya; rencana kawasan tidak."))
        lead = said.get("lead")
        if lead is not None and (said.get("province") or lead not in said.get("members", ())):
            self.add_error("lead", _("Ketua kawasan dipilih dari anggotanya; rencana provinsi diketuai provinsinya."))
        return said

    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        return {name: self.cleaned_data[name] for name in ("kind", "province", "name", "starts", "years")}


class FrameForm(RowForm):
    """Name, years, vision."""

    starts = forms.IntegerField(label=gettext_lazy("Tahun mulai"), min_value=2017, max_value=2090)

    class Meta:
        model = JointPlan
        fields = ("name", "starts", "years", "vision")
        widgets = {"vision": forms.Textarea(attrs={"rows": 3})}


class CharterForm(RowForm):
    """The text of a charter."""

    class Meta:
        model = Charter
        fields = Charter.TEXTS
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in Charter.TEXTS}


class JoinForm(forms.Form):
    """One more member: a region, or a province."""

    region = forms.ModelChoiceField(
        Region.objects.order_by("name"), label=gettext_lazy("Daerah"), required=False, empty_label=gettext_lazy("Pilih daerah")
    )  # fmt: skip
    province = forms.ModelChoiceField(
        Province.objects.order_by("name"), label=gettext_lazy("atau provinsi"), required=False,
        empty_label=gettext_lazy("Tidak ada"),
    )  # fmt: skip
    since = forms.DateField(label=gettext_lazy("Anggota sejak"), initial=timezone.localdate, widget=DAY)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        super().clean()
        if bool(self.cleaned_data.get("region")) == bool(self.cleaned_data.get("province")):
            self.add_error("region", _("Pilih satu daerah atau satu provinsi."))
        return self.cleaned_data

    @property
    def place(self) -> Region | Province:
        """Whichever was chosen."""
        found: Region | Province = self.cleaned_data["region"] or self.cleaned_data["province"]
        return found


class LeaveForm(forms.Form):
    """When and why a member leaves, and who takes each duty over."""

    until = forms.DateField(label=gettext_lazy("Hari terakhir"), initial=timezone.localdate, widget=DAY)
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: Sequence[Redivision], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = [one for one in found if one.staying]
        for one in self.rows:
            self.fields[f"heir-{one.programme.pk}"] = forms.TypedChoiceField(
                label=_("Penerus kewajiban dalam %s") % one.programme, coerce=int,
                choices=[(share.member_id, share.member.name) for share in one.heirs],
            )  # fmt: skip

    def heirs(self) -> dict[int, int]:
        """Programme -> member."""
        return {one.programme.pk: self.cleaned_data[f"heir-{one.programme.pk}"] for one in self.rows}


class ProgrammeForm(RowForm):
    """What a joint programme is."""

    baseline = CellField("indikator", "baseline", label=gettext_lazy("Nilai dasar"))

    class Meta:
        model = JointProgramme
        fields = (
            "name", "problem", "beneficiaries", "beneficiaries_number", "pillar", "subdimension", "starts", "ends",
            "indicator", "unit", "direction", "formula", "baseline_year", "baseline",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("problem", "formula")}

    def clean(self) -> dict[str, Any]:
        """A sub-dimension under its pillar; years in their order."""
        super().clean()
        said = self.cleaned_data
        if said.get("subdimension") and PILLAR_OF.get(said["subdimension"]) != said.get("pillar"):
            self.add_error("subdimension", _("Subdimensi ini berada di bawah pilar lain."))
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", _("Selesai tidak dapat sebelum mulai."))
        return said


class FiguresForm(forms.Form):
    """Targets and money of every year of the plan; money by source."""

    def __init__(self, *args: Any, years: Sequence[int], values: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.years = years
        targets, money = values.get("targets", {}), values.get("money", {})
        for year in years:
            self.fields[f"target-{year}"] = CellField("indikator", "y1", label=str(year), required=False, initial=targets.get(str(year)))  # fmt: skip
        for key in (f"{source}-{year}" for source in MoneyLine.Source.values for year in years):
            label = key.rsplit("-", 1)[1]
            self.fields[f"money-{key}"] = CellField(
                "anggaran", "y1", label=label, required=False, initial=money.get(key)
            )

    def targets(self) -> list[Any]:
        """Fields of every year."""
        return [self[f"target-{year}"] for year in self.years]

    def sources(self) -> Iterator[tuple[str, list[Any], bool]]:
        """Name, fields by year, whether something stands there."""
        for source, name in MoneyLine.Source.choices:
            fields = [self[f"money-{source}-{year}"] for year in self.years]
            yield str(name), fields, any(field.value() for field in fields) or any(field.errors for field in fields)

    def values(self) -> dict[str, Any]:
        """What the command takes: only what was typed."""
        said = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        money = {name.removeprefix("money-"): value for name, value in said.items() if name.startswith("money-") and value}  # fmt: skip
        targets = {name.removeprefix("target-"): value.normalize() for name, value in said.items() if name.startswith("target-")}  # fmt: skip
        return {"money": money, "targets": targets}


class SharesForm(forms.Form):
    """Percentage and duty of every member; empty percentage: no part."""

    def __init__(self, *args: Any, members: Sequence[Membership], shares: Sequence[Share], evenly: bool, **options: Any) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.members = members
        known = {one.member_id: one for one in shares}
        even = even_points(len(members)) if evenly and members else [None] * len(members)
        for member, points in zip(members, even, strict=True):
            own = known.get(member.pk)
            told = points if points is not None else own.points if own else None
            self.fields[f"percent-{member.pk}"] = forms.DecimalField(
                label=_("Bagian %s (%%)") % member.name, min_value=0, max_value=100, decimal_places=2, localize=True, required=False,
                initial=None if told is None else Decimal(told) / 100,
            )  # fmt: skip
            self.fields[f"duty-{member.pk}"] = forms.CharField(
                label=_("Kewajiban %s") % member.name, required=False, initial=own.duty if own else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def rows(self) -> list[tuple[Membership, Any, Any]]:
        """Member with its two fields."""
        return [(one, self[f"percent-{one.pk}"], self[f"duty-{one.pk}"]) for one in self.members]

    def portions(self) -> list[Portion]:
        """Those who carry something: a percentage, also 0, or a duty."""
        found = ((one, self.cleaned_data[f"percent-{one.pk}"], self.cleaned_data[f"duty-{one.pk}"]) for one in self.members)  # fmt: skip
        return [Portion(one, int((percent or 0) * 100), duty) for one, percent, duty in found if percent is not None or duty.strip()]  # fmt: skip
