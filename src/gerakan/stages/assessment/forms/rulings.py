"""What a person may type about the ruling of an edition."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.stages.assessment.models import Ruling


class RulingForm(forms.Form):
    """How an edition marks."""

    version = forms.ModelChoiceField(label=_("Instrumen"), queryset=InstrumentVersion.objects.none())
    marks_wanted = forms.IntegerField(
        label=_("Nilai per daerah"), min_value=2, max_value=9, initial=3,
        help_text=_("Paling sedikit dua asesor menilai tiap daerah tanpa melihat nilai yang lain."),
    )  # fmt: skip
    threshold = forms.IntegerField(
        label=_("Beda yang dibahas lebih dari"), min_value=0, max_value=3, initial=1,
        help_text=_("Beda yang lebih besar dibahas panel; pemilik nilai mempertahankan atau mengubahnya dengan alasan."),
    )  # fmt: skip
    decides = forms.ChoiceField(label=_("Yang menentukan"), choices=Ruling.Decides.choices, widget=forms.RadioSelect)
    place_count = forms.IntegerField(label=_("Tempat"), min_value=1, max_value=514, initial=25)
    third_marks = forms.IntegerField(label=_("Nilai tambahan paling banyak"), min_value=0, max_value=200, initial=20)
    check_share = forms.FloatField(
        label=_("Bagian yang diperiksa mutunya"), min_value=0, max_value=1, initial=0.1,
        help_text=_("0,1 berarti satu dari sepuluh berkas, dipilih dengan benih di bawah."),
        localize=True,
    )  # fmt: skip
    reply_days = forms.IntegerField(label=_("Hari kerja untuk tanggapan"), min_value=1, max_value=60, initial=5)
    silence = forms.CharField(
        label=_("Akibat tidak menanggapi"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000,
        initial=_("Rancangan nilai menjadi nilai akhir."),
    )  # fmt: skip
    seed = forms.IntegerField(label=_("Benih"), min_value=0, max_value=2_000_000_000, initial=2027)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        published = InstrumentVersion.objects.filter(state=InstrumentVersion.State.PUBLISHED)
        self.fields["version"].queryset = published.select_related("instrument")  # type: ignore[attr-defined]
