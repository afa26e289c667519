"""What a person may type about invitations."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.stages.invitations.documents import Sender


class DeadlineForm(forms.Form):
    """By when a region answers."""

    answer_by = forms.DateField(
        label=_("Jawab paling lambat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_answer_by(self) -> datetime.date:
        """A day that is still to come."""
        day: datetime.date = self.cleaned_data["answer_by"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Pilih tanggal setelah hari ini."))
        return day


class ExtensionForm(DeadlineForm):
    """More time, and why."""

    note = forms.CharField(label=_("Alasan perpanjangan"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)


class SenderForm(forms.Form):
    """Letterhead and signatory of the invitations."""

    unit = forms.CharField(label=_("Unit penomor surat"), max_length=60)
    letterhead = forms.CharField(
        label=_("Kepala surat"), widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Satu baris per tingkat kantor.")
    )
    address = forms.CharField(label=_("Alamat kantor"), max_length=200, required=False)
    place = forms.CharField(label=_("Tempat surat"), max_length=60)
    signatory_name = forms.CharField(label=_("Nama penanda tangan"), max_length=120)
    signatory_title = forms.CharField(label=_("Jabatan penanda tangan"), max_length=160)
    signatory_number = forms.CharField(label=_("NIP"), max_length=30, required=False)

    def sender(self) -> Sender:
        """The office that writes."""
        data: dict[str, Any] = dict(self.cleaned_data)
        lines = [line.strip() for line in data.pop("letterhead").splitlines()]
        return Sender(letterhead=tuple(line for line in lines if line), **data)


class AnswerForm(forms.Form):
    """The region's answer."""

    ANSWERS = (("confirm", _("Bersedia mengikuti penilaian")), ("decline", _("Tidak bersedia")))

    answer = forms.ChoiceField(label=_("Jawaban"), choices=ANSWERS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Keterangan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("Wajib bila tidak bersedia; boleh kosong bila bersedia."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "decline" and not cleaned.get("note", "").strip():
            self.add_error("note", _("Tuliskan alasan daerah tidak bersedia."))
        return cleaned
