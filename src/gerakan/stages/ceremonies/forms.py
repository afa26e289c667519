"""What the secretariat types about an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.ceremonies.models import SigningEvent

LARGEST = 25 * 1024 * 1024
MATERIALS = {
    "pdf": b"%PDF", "png": b"\x89PNG", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "pptx": b"PK", "docx": b"PK",
}  # fmt: skip


class EventForm(RowForm):
    """Where and when; the command saves."""

    link = forms.URLField(
        label=gettext_lazy("Tautan konferensi video"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = SigningEvent
        fields = ("kind", "name", "starts_at", "place", "link", "agenda")
        widgets = {
            "starts_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "agenda": forms.Textarea(attrs={"rows": 6, "placeholder": "09.00 Pembukaan"}),
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.cleaned_data.get("place") and not self.cleaned_data.get("link"):
            self.add_error("place", _("Isi tempat, tautan konferensi video, atau keduanya."))
        return self.cleaned_data


class GuestForm(forms.Form):
    """Somebody beside the regions."""

    name = forms.CharField(label=gettext_lazy("Nama"), max_length=200)
    title = forms.CharField(label=gettext_lazy("Jabatan atau instansi"), max_length=200, required=False)


class MaterialForm(forms.Form):
    """A file of the event."""

    file = forms.FileField(label=gettext_lazy("Bahan acara (PDF, gambar, PPTX, DOCX)"))

    def clean_file(self) -> Any:
        """Known by name and by content."""
        file = self.cleaned_data["file"]
        begins = file.read(8)
        file.seek(0)
        beginning = MATERIALS.get(str(file.name).lower().rpartition(".")[2])
        if file.size > LARGEST or beginning is None or not begins.startswith(beginning):
            raise forms.ValidationError(_("Unggah PDF, gambar, PPTX, atau DOCX sampai 25 MB."))
        return file
