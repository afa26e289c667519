"""What people may type in review."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import LegalAct, OfficeHolder
from gerakan.stages.reviews.commands.remarks import Anchor
from gerakan.stages.reviews.models import PlanningPeriod

MOST_CODES = 2_000


class AdoptForm(forms.Form):
    """Which act, and who signed it."""

    act = forms.ModelChoiceField(
        LegalAct.objects.none(), label=gettext_lazy("Produk hukum"),
        help_text=gettext_lazy("Dicatat lebih dahulu di Kelembagaan, dengan berkasnya."),
    )  # fmt: skip
    signer = forms.ModelChoiceField(
        OfficeHolder.objects.none(), label=gettext_lazy("Ditandatangani oleh"),
        help_text=gettext_lazy("Kepala daerah atau Pj., Plt., Plh. yang menjabat pada tanggal produk hukum itu."),
    )  # fmt: skip

    def __init__(self, data: Any, *, acts: "QuerySet[LegalAct]", region: Region) -> None:
        super().__init__(data)
        heads = OfficeHolder.objects.filter(region=region, office=OfficeHolder.Office.HEAD).order_by("-since", "-pk")
        self.fields["act"].queryset = acts  # type: ignore[attr-defined]
        self.fields["signer"].queryset = heads  # type: ignore[attr-defined]


class RemarkForm(forms.Form):
    """A remark at a place, perhaps with other words for it."""

    text = forms.CharField(
        label=gettext_lazy("Catatan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Apa yang kurang atau keliru, dan mengapa."),
    )  # fmt: skip
    after = forms.CharField(
        label=gettext_lazy("Isi yang diusulkan"), max_length=8000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kosongkan bila hanya catatan. Daerah dapat menerimanya dengan satu klik."),
    )  # fmt: skip
    is_compulsory = forms.BooleanField(
        label=gettext_lazy("Wajib diselesaikan sebelum rencana disetujui"), required=False
    )
    lembar = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    baris = forms.IntegerField(required=False, min_value=1, max_value=10**15, widget=forms.HiddenInput)
    kolom = forms.ChoiceField(label=gettext_lazy("Kolom"), required=False)
    naskah = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    kutipan = forms.CharField(
        label=gettext_lazy("Kalimat yang dimaksud"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=gettext_lazy("Salin persis dari naskah."),
    )  # fmt: skip

    def __init__(self, data: Any, *, initial: dict[str, Any], columns: list[tuple[str, str]], may_demand: bool) -> None:
        super().__init__(data, initial=initial)
        in_text = bool(initial.get("naskah") or (data and data.get("naskah")))
        self.fields["kolom"].choices = [("", _("seluruh baris")), *columns]  # type: ignore[attr-defined]
        absent = [] if may_demand else ["is_compulsory"]
        absent += [] if columns else ["kolom"]
        absent += [] if in_text else ["kutipan"]
        absent += [] if columns or in_text else ["after"]
        for name in absent:
            del self.fields[name]
        self.order_fields(["kolom", "kutipan", "text", "after", "is_compulsory"])

    def clean(self) -> dict[str, Any]:
        """A suggestion needs to know what it replaces."""
        said = super().clean() or {}
        if said.get("after") and not (said.get("kolom") or said.get("kutipan")):
            self.add_error("after", _("Pilih kolom atau salin kalimat yang diganti."))
        return said

    def said(self) -> dict[str, Any]:
        """As the command takes it."""
        given = self.cleaned_data
        anchor = Anchor(
            given.get("lembar", ""), given.get("baris"), given.get("kolom", ""), given.get("naskah", ""),
            given.get("kutipan", "").replace("\r\n", "\n"),
        )  # fmt: skip
        return {
            "anchor": anchor, "text": given["text"], "is_compulsory": given.get("is_compulsory", False),
            "after": given.get("after") or None,
        }  # fmt: skip


class PeriodForm(forms.ModelForm[PlanningPeriod]):
    """The RPJMD in force, as its Bappeda notes it."""

    codes = forms.CharField(
        label=gettext_lazy("Kode program RPJMD"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Satu kode sebaris; rujukan ke kode yang tidak ada di sini disebut putus. Boleh dikosongkan."),
    )  # fmt: skip

    class Meta:
        model = PlanningPeriod
        fields = ("starts", "ends", "act")

    def clean_codes(self) -> list[str]:
        """One a line, each once."""
        lines = (line.strip() for line in self.cleaned_data["codes"].splitlines())
        codes = list(dict.fromkeys(line[:60] for line in lines if line))
        if len(codes) > MOST_CODES:
            raise forms.ValidationError(_("Paling banyak 2.000 kode."))
        return codes
