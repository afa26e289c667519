"""What the secretariat types into an edition's text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.fields import DateInput, LinesField, RowForm
from gerakan.stages.drafting.models import Desk, DutyRule, Template, TemplateClause


class TemplateForm(RowForm):
    """Parties, dates, witnesses; the command saves."""

    witnesses = LinesField(
        label=gettext_lazy("Kementerian saksi"),
        required=False,
        help_text=gettext_lazy("Satu nama per baris; boleh kosong."),
    )

    class Meta:
        model = Template
        fields = (
            "subject", "national_office", "national_name", "national_title", "national_mandate", "unit", "place",
            "dated_on", "sign_by", "valid_from", "valid_until", "witnesses",
        )  # fmt: skip
        widgets = {name: DateInput() for name in ("dated_on", "sign_by", "valid_from", "valid_until")}
        help_texts = {"unit": gettext_lazy("Unit pada format nomor surat; nomor kementerian diambil dari sana.")}

    def clean(self) -> dict[str, Any]:
        super().clean()
        begins, ends = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_until")
        if begins and ends and ends <= begins:
            self.add_error("valid_until", _("Tanggal berakhir harus sesudah tanggal mulai."))
        return self.cleaned_data


class ClauseForm(RowForm):
    """One clause."""

    class Meta:
        model = TemplateClause
        fields = ("heading", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}


class DeskForm(forms.ModelForm[Desk]):
    """One desk more."""

    class Meta:
        model = Desk
        fields = ("role", "label", "may_edit")


class DutyRuleForm(forms.ModelForm[DutyRule]):
    """One duty more."""

    class Meta:
        model = DutyRule
        fields = ("title", "owner", "days")
