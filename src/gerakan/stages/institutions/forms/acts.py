"""What people type about a legal act."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.agreements.models import Duty
from gerakan.stages.institutions.forms.rows import RowForm
from gerakan.stages.institutions.models import LegalAct
from gerakan.stages.institutions.queries.acts import acts_of, open_duties


class CorrectForm(RowForm):
    """An act that is in the register; the command saves."""

    class Meta:
        model = LegalAct
        fields: tuple[str, ...] = ("kind", "number", "title", "dated", "in_force_from", "in_force_until")
        widgets = {"dated": DateInput(), "in_force_from": DateInput(), "in_force_until": DateInput()}
        help_texts = {
            "number": gettext_lazy("Seperti tertulis pada naskahnya, misalnya 188.45/123/2027."),
            "in_force_until": gettext_lazy("Kosongkan bila berlaku sampai dicabut atau digantikan."),
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        dated, begins = said.get("dated"), said.get("in_force_from")
        if dated and begins and begins < dated:
            self.add_error("in_force_from", _("Tidak berlaku sebelum ditetapkan."))
        self.in_order(said, "in_force_from", "in_force_until")
        return said


class ActForm(CorrectForm):
    """A new act, with what it replaces and which duty of the memorandum it fulfils."""

    fulfils = forms.ModelChoiceField(
        label=gettext_lazy("Memenuhi kewajiban nota kesepahaman"), queryset=Duty.objects.none(), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas"), required=False,
        help_text=gettext_lazy("PDF atau foto naskah yang ditandatangani, sampai 50 MB. Boleh menyusul."),
    )  # fmt: skip

    class Meta(CorrectForm.Meta):
        fields = (*CorrectForm.Meta.fields, "replaces")

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before: Any = self.fields["replaces"]
        before.queryset = acts_of(region).filter(ended_on__isnull=True)
        duties: Any = self.fields["fulfils"]
        duties.queryset = open_duties(region)
        if not duties.queryset.exists():
            del self.fields["fulfils"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        before = said.get("replaces")
        if before is not None and said.get("kind") and before.kind != said["kind"]:
            self.add_error("replaces", _("Yang digantikan sejenis dengan yang baru."))
        if said.get("dated") and said["dated"] > timezone.localdate():
            self.add_error("dated", _("Tanggal penetapan belum tiba."))
        return said


class FileForm(forms.Form):
    """The act as a file."""

    file = forms.FileField(label=gettext_lazy("Berkas (PDF atau foto)"))


class RevokeForm(forms.Form):
    """From when it holds no longer, and why."""

    on = forms.DateField(label=gettext_lazy("Tidak berlaku sejak"), widget=DateInput())
    reason = forms.CharField(label=gettext_lazy("Sebab dicabut"), max_length=400)
