"""What the secretariat types about a round, and a coordinator about people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.stages.questionnaires.models import Round
from gerakan.stages.questionnaires.queries.rounds import usable_versions


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoundForm(forms.ModelForm[Round]):
    """Instrument, days, and what happens to what is late or incomplete."""

    class Meta:
        model = Round
        fields = ("version", "opens_on", "due_on", "closes_on", "late_rule", "accepts_incomplete")
        widgets = {
            "opens_on": _day(),
            "due_on": _day(),
            "closes_on": _day(),
            "late_rule": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "closes_on": _("Di antara tenggat dan hari ini kiriman diterima dan ditandai terlambat."),
            "late_rule": _("Dibaca daerah pada kuesioner dan tanda terima. Tulis akibatnya dengan kalimat lengkap."),
            "accepts_incomplete": _(
                "Bila tidak dicentang, kiriman hanya dapat dikirim setelah semua yang wajib terisi."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = usable_versions()  # type: ignore[attr-defined]
        if self.instance.state != Round.State.PREPARING:
            self.fields["version"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        days = [cleaned.get(name) for name in ("opens_on", "due_on", "closes_on")]
        known = [day for day in days if day is not None]
        if known != sorted(known):
            raise forms.ValidationError(_("Urutan tanggal keliru: dibuka, lalu tenggat, lalu ditutup."))
        return cleaned


class NoteForm(forms.Form):
    """A reason."""

    note = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class HolderForm(forms.Form):
    """Who fills a part."""

    email = forms.EmailField(label=_("Surel"), max_length=254)
    name = forms.CharField(
        label=_("Nama"),
        max_length=200,
        required=False,
        help_text=_("Perlu bila orangnya belum mempunyai akun: undangan masuk dikirim ke surel itu."),
    )
