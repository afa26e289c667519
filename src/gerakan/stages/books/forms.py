"""What a region says about its books' look."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.documents.book.colours import HEX, LEAST_CONTRAST, WHITE, contrast
from gerakan.foundation.documents.book.pdf import book_pdf
from gerakan.foundation.documents.book.tree import Book, Look, Section
from gerakan.foundation.documents.files import fingerprint
from gerakan.foundation.documents.pdf import RenderingFailed
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.books.models import BookSetting

LARGEST = 2 * 1024 * 1024
PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


class ShapeForm(RowForm):
    """The command saves."""

    picture = forms.FileField(
        label=gettext_lazy("Lambang daerah"),
        required=False,
        help_text=gettext_lazy("PNG atau JPEG, paling besar 2 MB."),
    )
    drops_logo = forms.BooleanField(label=gettext_lazy("Lepas lambang yang sekarang"), required=False)

    class Meta:
        model = BookSetting
        fields = ("colour", "signer_office", "signer_name", "foreword", "foreword_en")
        widgets = {
            "colour": forms.TextInput(attrs={"type": "color"}),
            "foreword": forms.Textarea(attrs={"rows": 8}),
            "foreword_en": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "colour": gettext_lazy("Warna judul dan garis. Harus terbaca di atas putih."),
            "signer_office": gettext_lazy("Misalnya Bupati atau Plt. Wali Kota."),
            "foreword": gettext_lazy("Paragraf, **tebal**, dan daftar seperti pada naskah."),
        }

    def clean_colour(self) -> str:
        """Words of it stay legible."""
        colour = str(self.cleaned_data["colour"]).lower()
        if not HEX.fullmatch(colour):
            raise forms.ValidationError(_("Tulis warna seperti #14467c."))
        found = contrast(colour, WHITE)
        if found < LEAST_CONTRAST:
            raise forms.ValidationError(
                _("Terlalu pucat: kontrasnya %(found)s, paling sedikit %(least)s. Pilih warna yang lebih tua.")
                % {"found": formats.number(found, 1), "least": formats.number(LEAST_CONTRAST, 1)}
            )
        return colour

    def clean_picture(self) -> tuple[str, bytes] | None:
        """A picture by its content, that the books' own writer can set."""
        given = self.cleaned_data["picture"]
        if not given:
            return None
        if given.size > LARGEST:
            raise forms.ValidationError(_("Gambar lebih besar dari 2 MB; kecilkan dahulu."))
        data = bytes(given.read())
        suffix = next((suffix for head, suffix in PICTURES.items() if data.startswith(head)), None)
        if suffix is None or not _can_be_set(data):
            raise forms.ValidationError(_("Gambar ini tidak dapat dibaca; pakai PNG atau JPEG."))
        return f"lambang{suffix}", data

    def values(self) -> dict[str, Any]:
        """What the command takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CheckForm(forms.Form):
    """A file that somebody holds."""

    file = forms.FileField(label=gettext_lazy("Berkas buku yang hendak diperiksa"))

    def fingerprint(self) -> str:
        """Its SHA-256."""
        return fingerprint(self.cleaned_data["file"].chunks())


def _can_be_set(data: bytes) -> bool:
    trial = Book("uji", "Uji", "", "Uji", "1", "1", (Section("uji", "Uji"),), look=Look(logo=data, logo_alt="Uji"))
    try:
        book_pdf(trial)
    except RenderingFailed:
        return False
    return True
