"""What people type about one agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.fields import DateInput, LinesField, RowForm
from gerakan.stages.agreements.models import Agreement, Turn
from gerakan.stages.agreements.queries.preparing import Signer
from gerakan.stages.agreements.queries.review import desks_before
from gerakan.stages.drafting.models import Desk

SECRETARIAT = "0"


class SignerForm(forms.Form):
    """Who signs for a region that has no head on record."""

    name = forms.CharField(label=gettext_lazy("Nama"), max_length=200)
    title = forms.CharField(label=gettext_lazy("Jabatan"), max_length=200)
    capacity = forms.ChoiceField(label=gettext_lazy("Kedudukan"), choices=Agreement.Capacity.choices, required=False)
    mandate = forms.CharField(
        label=gettext_lazy("Nomor mandat"), max_length=200, required=False,
        help_text=gettext_lazy("Wajib bagi Pj., Plt., dan Plh."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("capacity") and not self.cleaned_data.get("mandate"):
            self.add_error("mandate", _("Pejabat sementara memerlukan nomor surat mandat."))
        return self.cleaned_data

    def signer(self) -> Signer:
        """As the command takes it."""
        return Signer(**self.cleaned_data)


class FactsForm(RowForm):
    """Parties, place and dates of one agreement; the command saves."""

    witnesses = LinesField(label=gettext_lazy("Kementerian saksi"), required=False)

    class Meta:
        model = Agreement
        fields = (
            "region_name", "region_title", "region_capacity", "region_mandate", "national_name", "national_title",
            "national_mandate", "place", "dated_on", "sign_by", "valid_from", "valid_until", "witnesses",
        )  # fmt: skip
        widgets = {name: DateInput() for name in ("dated_on", "sign_by", "valid_from", "valid_until")}

    def clean(self) -> dict[str, Any]:
        super().clean()
        begins, ends = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_until")
        if begins and ends and ends <= begins:
            self.add_error("valid_until", _("Tanggal berakhir harus sesudah tanggal mulai."))
        if self.cleaned_data.get("region_capacity") and not self.cleaned_data.get("region_mandate"):
            self.add_error("region_mandate", _("Pejabat sementara memerlukan nomor surat mandat."))
        return self.cleaned_data


class NumberForm(forms.Form):
    """The region's own number."""

    number = forms.CharField(label=gettext_lazy("Nomor daerah"), max_length=120)


class RewriteForm(forms.Form):
    """Other words for a clause."""

    heading = forms.CharField(max_length=200)
    text = forms.CharField(max_length=20000)
    seen = forms.IntegerField(min_value=0)


class WordsForm(forms.Form):
    """A remark or an answer."""

    text = forms.CharField(max_length=4000)


class ReturnForm(forms.Form):
    """Back to which desk, and why."""

    desk = forms.ChoiceField(label=gettext_lazy("Kembalikan ke"))
    note = forms.CharField(
        label=gettext_lazy("Alasan (wajib)"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desks = {str(desk.pk): desk for desk in desks_before(turn)}
        choices = [(key, str(desk)) for key, desk in reversed(self.desks.items())]
        self.fields["desk"].choices = [*choices, (SECRETARIAT, _("Sekretariat"))]  # type: ignore[attr-defined]

    def chosen(self) -> Desk | None:
        """None is the secretariat."""
        return self.desks.get(self.cleaned_data["desk"])
