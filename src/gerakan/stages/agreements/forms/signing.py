"""What people type when they sign, meet, and do what they owe."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.agreements.commands.signing import Signed
from gerakan.stages.agreements.models import Agreement, Party

LARGEST = 25 * 1024 * 1024


class PdfField(forms.FileField):
    """A PDF by name and content, not too large."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The upload, at its beginning."""
        file: UploadedFile[Any] = super().clean(data, initial)
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("Berkas paling besar 25 MB."))
        begins = file.read(5)
        file.seek(0)
        if begins != b"%PDF-":
            raise forms.ValidationError(_("Unggah berkas PDF."))
        return file


class UploadForm(forms.Form):
    """The signed copy, its day, and the signatures that stand on it."""

    file = PdfField(label=gettext_lazy("Naskah yang ditandatangani (PDF)"))
    signed_on = forms.DateField(label=gettext_lazy("Tanggal tanda tangan"), widget=DateInput())

    def __init__(self, *args: Any, agreement: Agreement, parties: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["signed_on"] = timezone.localdate()
        self.parties = parties
        for party in parties:
            self._ask_for(agreement, party)

    def _ask_for(self, agreement: Agreement, party: str) -> None:
        is_national = party == Party.MINISTRY
        label = Party(party).label
        name = agreement.national_name if is_national else agreement.region_name
        title = agreement.national_title if is_national else agreement.region_title
        mandate = agreement.national_mandate if is_national else agreement.region_mandate
        made: dict[str, forms.Field] = {
            "here": forms.BooleanField(label=_("Ditandatangani: %s") % label, required=False, initial=True),
            "name": forms.CharField(label=_("Nama"), max_length=200, required=False, initial=name),
            "title": forms.CharField(label=_("Jabatan"), max_length=200, required=False, initial=title),
            "deputy": forms.BooleanField(label=_("Mewakili yang disebut naskah"), required=False),
            "mandate": forms.CharField(label=_("Nomor mandat"), max_length=200, required=False, initial=mandate),
        }
        self.fields.update({f"{party}_{key}": field for key, field in made.items()})

    def clean(self) -> dict[str, Any]:
        super().clean()
        for party in self.parties:
            if not self.cleaned_data.get(f"{party}_here"):
                continue
            if not self.cleaned_data.get(f"{party}_name"):
                self.add_error(f"{party}_name", _("Tulis siapa yang menandatangani."))
            if self.cleaned_data.get(f"{party}_deputy") and not self.cleaned_data.get(f"{party}_mandate"):
                self.add_error(f"{party}_mandate", _("Yang mewakili memerlukan nomor mandat."))
        return self.cleaned_data

    def signed(self) -> list[Signed]:
        """As the command takes them."""
        said = self.cleaned_data
        return [
            Signed(party, *(said[f"{party}_{key}"] for key in ("name", "title", "deputy", "mandate")))
            for party in self.parties
            if said[f"{party}_here"]
        ]


class SignForm(forms.Form):
    """Sign electronically; a deputy names the mandate."""

    agrees = forms.BooleanField(label=gettext_lazy("Saya sudah membaca naskah ini dan menandatanganinya."))
    mandate = forms.CharField(
        label=gettext_lazy("Nomor mandat"), max_length=200, required=False,
        help_text=gettext_lazy("Diisi bila Anda mewakili pejabat yang disebut naskah."),
    )  # fmt: skip
    secret = forms.CharField(
        label=gettext_lazy("Kata sandi sertifikat"), required=False, strip=False, widget=forms.PasswordInput,
        help_text=gettext_lazy("Hanya bagi penyelenggara tersertifikasi; tidak disimpan."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_certified: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_certified:
            del self.fields["secret"]


class ProofForm(forms.Form):
    """By which decree a duty was done."""

    proof_number = forms.CharField(label=gettext_lazy("Nomor keputusan atau bukti"), max_length=200)
    proof_on = forms.DateField(label=gettext_lazy("Tanggalnya"), widget=DateInput())


class CheckForm(forms.Form):
    """A visitor's file to compare."""

    file = forms.FileField(label=gettext_lazy("Berkas naskah Anda"))
