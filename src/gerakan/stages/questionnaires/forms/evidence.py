"""What a person types about evidence, figures and clarifications."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.answering import Unreadable, number
from gerakan.foundation.instruments.tree import Item
from gerakan.stages.questionnaires.models import Evidence

Kind = Evidence.Kind


class EvidenceForm(forms.Form):
    """A file, a link or a passage; at least one of them."""

    title = forms.CharField(
        label=_("Judul"), max_length=200, required=False, help_text=_("Misalnya nomor dan nama peraturan.")
    )
    file = forms.FileField(
        label=_("Berkas"),
        required=False,
        max_length=200,
        widget=forms.FileInput(
            attrs={"accept": "image/*,application/pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp"}
        ),
        help_text=_("PDF, foto, atau dokumen Office tanpa makro; paling besar 50 MB. Foto dari telepon diterima."),
    )
    url = forms.URLField(label=_("Tautan"), max_length=500, required=False, assume_scheme="https")
    page = forms.CharField(label=_("Halaman"), max_length=30, required=False)
    quotation = forms.CharField(
        label=_("Kutipan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.proof_kinds and Kind.FILE not in item.proof_kinds:
            del self.fields["file"]
        if item.proof_kinds and Kind.LINK not in item.proof_kinds:
            del self.fields["url"]

    @property
    def kind(self) -> str:
        """What was given."""
        if self.cleaned_data.get("file"):
            return Kind.FILE
        return Kind.LINK if self.cleaned_data.get("url") else Kind.QUOTATION

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not (cleaned.get("file") or cleaned.get("url") or cleaned.get("quotation")):
            raise forms.ValidationError(_("Pilih berkas, atau tulis tautan atau kutipan."))
        if not cleaned.get("title") and not cleaned.get("file"):
            self.add_error("title", _("Tulis judul bukti ini."))
        return cleaned

    def words(self) -> dict[str, str]:
        """Everything but the file."""
        return {name: self.cleaned_data.get(name) or "" for name in ("title", "page", "quotation")}


class ContestForm(forms.Form):
    """The region's own figure, and why the library's is wrong."""

    value = forms.CharField(label=_("Angka menurut daerah"), max_length=40, required=False)
    reason = forms.CharField(label=_("Mengapa keliru"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(label=_("Bukti (dokumen atau alamat)"), max_length=300, required=False)

    def clean_value(self) -> float | None:
        """A figure as Indonesians write it."""
        text: str = self.cleaned_data["value"].strip()
        if not text:
            return None
        try:
            return number(text)
        except Unreadable as reason:
            raise forms.ValidationError(str(reason)) from reason


class AskForm(forms.Form):
    """A question about one answer."""

    question = forms.CharField(label=_("Pertanyaan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(
        label=_("Jawab paling lambat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    silence = forms.CharField(
        label=_("Akibat bila tidak dijawab"),
        max_length=1000,
        initial=_("Jawaban dianggap tidak terbukti dan dinilai tanpa bukti ini."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReplyForm(forms.Form):
    """What was changed, or why the answer stands."""

    words = forms.CharField(label=_("Jawaban klarifikasi"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
