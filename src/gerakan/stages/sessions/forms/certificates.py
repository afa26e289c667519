"""What an edition asks for before it certifies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.ui.fields import LinesField
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.sessions.models import CertificatePlan


class CertificateForm(forms.Form):
    """The least attendance, letterhead and signatory."""

    minimum_percent = forms.IntegerField(
        label=_("Kehadiran paling sedikit (%)"), min_value=1, max_value=100, initial=75,
        help_text=_("Bagian pertemuan yang dihadiri sendiri dan dikonfirmasi."),
    )  # fmt: skip
    unit = forms.CharField(label=_("Unit penomor surat"), max_length=60)
    letterhead = LinesField(label=_("Kepala surat"), help_text=_("Satu baris per tingkat kantor."))
    address = forms.CharField(label=_("Alamat kantor"), max_length=200, required=False)
    place = forms.CharField(label=_("Tempat surat"), max_length=60)
    signatory_name = forms.CharField(label=_("Nama penanda tangan"), max_length=120)
    signatory_title = forms.CharField(label=_("Jabatan penanda tangan"), max_length=160)
    signatory_number = forms.CharField(label=_("NIP"), max_length=30, required=False)

    def said(self) -> dict[str, Any]:
        """What the command keeps."""
        facts = dict(self.cleaned_data)
        return {"minimum_percent": facts.pop("minimum_percent"), "sender": Sender.from_data(facts)}


def initial_plan(plan: CertificatePlan | None) -> dict[str, Any]:
    """The form as it was filled last."""
    return {"minimum_percent": plan.minimum_percent, **plan.sender} if plan else {}
