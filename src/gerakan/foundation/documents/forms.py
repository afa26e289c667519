"""What a person may type into the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.documents.models import Letter, NumberSeries
from gerakan.foundation.documents.numbering import pattern_error

LARGEST = 20 * 1024 * 1024
KINDS = (".pdf", ".docx", ".doc", ".odt", ".jpg", ".jpeg", ".png")


def _date(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class OutsideLetterForm(forms.ModelForm[Letter]):
    """A letter made elsewhere, with its file."""

    dated_on = _date(gettext_lazy("Tanggal surat"))
    received_on = _date(gettext_lazy("Tanggal diterima"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Berkas surat"),
        help_text=gettext_lazy("PDF, Word, ODT atau pindaian, paling besar 20 MB."),
    )

    class Meta:
        model = Letter
        fields = (
            "direction", "kind", "unit", "number", "other_number", "dated_on", "received_on", "subject", "addressee",
            "region_code", "signed_by_name", "signed_by_title",
        )  # fmt: skip
        help_texts = {
            "number": gettext_lazy("Kosongkan pada surat masuk agar diberi nomor agenda dari unit."),
            "other_number": gettext_lazy("Nomor yang diberikan pihak lain, misalnya pemerintah daerah."),
        }

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(_("Berkas lebih besar dari 20 MB; kecilkan pindaiannya."))
        if not given.name.lower().endswith(KINDS):
            raise forms.ValidationError(_("Jenis berkas ini tidak diterima; pakai PDF, Word, ODT, JPG atau PNG."))
        return given

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not values.get("number") and not (values.get("direction") == Letter.Direction.IN and values.get("unit")):
            self.add_error("number", _("Isi nomor surat; hanya surat masuk dengan unit yang diberi nomor agenda."))
        return values


class NumberSeriesForm(forms.ModelForm[NumberSeries]):
    """How a unit numbers its letters in a year."""

    class Meta:
        model = NumberSeries
        fields = ("unit", "year", "pattern", "next_number")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # a number once given must not come again, nor one be left out
            for name in ("unit", "year", "next_number"):
                self.fields[name].disabled = True

    def clean_pattern(self) -> str:
        pattern: str = self.cleaned_data["pattern"]
        if reason := pattern_error(pattern):
            raise forms.ValidationError(reason)
        return pattern


class ReceiptForm(forms.Form):
    """When the other side got it."""

    received_on = _date(gettext_lazy("Tanggal diterima"))


class FileCheckForm(forms.Form):
    """A file to compare with the register; nothing of it is kept."""

    file = forms.FileField(label=gettext_lazy("Berkas yang diperiksa"))

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(_("Berkas lebih besar dari 20 MB."))
        return given
