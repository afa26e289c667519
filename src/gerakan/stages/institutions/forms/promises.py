"""What people type about promises and the sheet on which they are signed."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.institutions.forms.rows import RowForm
from gerakan.stages.institutions.models import CommitmentSeat, CommitmentSheet, OfficeHolder, Promise, PromiseYear
from gerakan.stages.institutions.queries.acts import acts_of
from gerakan.stages.institutions.queries.offices import holders_of
from gerakan.stages.institutions.queries.promises import guidances_without_sheet, sheets_of

Standing = PromiseYear.Standing


class PromiseForm(RowForm):
    """A promise; the command saves."""

    class Meta:
        model = Promise
        fields = ("kind", "text", "amount", "made_by", "made_on", "due_on", "source", "sheet", "evidence")
        widgets = {"made_on": DateInput(), "due_on": DateInput(), "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "amount": gettext_lazy("Hanya untuk janji anggaran, dalam rupiah penuh."),
            "made_by": gettext_lazy("Nama dan jabatan yang berjanji."),
            "evidence": gettext_lazy("Tempat janji itu tertulis: halaman notula, menit rekaman, atau tautan."),
        }

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets: Any = self.fields["sheet"]
        sheets.queryset = sheets_of(region).filter(state=CommitmentSheet.State.DRAFT)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("source") == Promise.Source.SHEET and not said.get("sheet"):
            self.add_error("sheet", _("Pilih lembar komitmen yang sedang disusun."))
        if said.get("source") != Promise.Source.SHEET:
            said["sheet"] = None
        if said.get("amount") and said.get("kind") != Promise.Kind.BUDGET:
            self.add_error("amount", _("Rupiah hanya untuk janji anggaran."))
        return said


class YearForm(RowForm):
    """What had become of a promise in a year."""

    class Meta:
        model = PromiseYear
        fields = ("year", "standing", "note", "evidence", "act")
        help_texts = {"evidence": gettext_lazy("Nomor dokumen, tautan, atau tempat bukti itu disimpan.")}

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", timezone.localdate().year)
        act: Any = self.fields["act"]
        act.queryset = acts_of(region)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("standing") == Standing.KEPT and not said.get("evidence") and not said.get("act"):
            self.add_error("evidence", _("Janji yang dipenuhi memerlukan bukti atau produk hukum."))
        if said.get("standing") in {Standing.BROKEN, Standing.DROPPED} and not said.get("note"):
            self.add_error("note", _("Tuliskan sebabnya."))
        return said


class SheetForm(forms.Form):
    """The words of a commitment."""

    text = forms.CharField(
        label=gettext_lazy("Bunyi komitmen"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, region: Region | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if region is not None:
            rows = guidances_without_sheet(region)
            self.fields["guidance"] = forms.ModelChoiceField(label=_("Bimbingan"), queryset=rows, empty_label=None)


class SeatForm(forms.Form):
    """Who signed, and when."""

    holder = forms.ModelChoiceField(label=gettext_lazy("Penanda tangan"), queryset=OfficeHolder.objects.none(), empty_label=None)  # fmt: skip
    signed_on = forms.DateField(label=gettext_lazy("Ditandatangani pada"), widget=DateInput())

    def __init__(self, *args: Any, seat: CommitmentSeat, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"k{seat.pk}", **kwargs)
        self.initial["signed_on"] = timezone.localdate()
        holder: Any = self.fields["holder"]
        holder.queryset = holders_of(region).filter(office=seat.office, agency=seat.agency).order_by("-since")
