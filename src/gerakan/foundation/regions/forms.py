"""What a person may type about names of regions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Region

MOST_LINES = 1000


class NamesForm(forms.Form):
    """A column pasted from a table: one name or code a line."""

    names = forms.CharField(
        label=_("Nama atau kode daerah"),
        help_text=_("Satu baris satu daerah; boleh ditempel dari lembar kerja. Paling banyak 1.000 baris."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=60_000,
    )
    bps_convention = forms.BooleanField(
        label=_("Tanpa awalan berarti kabupaten, seperti pada tabel BPS"), required=False
    )

    def clean_names(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Ada %(n)d baris; bagi menjadi beberapa kali."), params={"n": len(lines)})
        return lines


class DecisionForm(forms.Form):
    """This writing means this region."""

    text = forms.CharField(label=_("Tulisan"), max_length=120)
    region = forms.ModelChoiceField(label=_("Daerah"), queryset=Region.objects.all(), to_field_name="code")
    seen_in = forms.CharField(label=_("Ditemukan di"), max_length=200, required=False)
