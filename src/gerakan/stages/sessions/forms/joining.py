"""Which two rows are one person, and how one knows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.stages.sessions.models import Participant


class JoinForm(forms.Form):
    """The row that is joined, the person that it is, the reason."""

    row: "forms.ModelChoiceField[Participant]" = forms.ModelChoiceField(label=_("Catatan ini"), queryset=None)
    into: "forms.ModelChoiceField[Participant]" = forms.ModelChoiceField(
        label=_("Adalah orang yang sama dengan"),
        queryset=None,
        help_text=_("Nama ini yang dipakai pada angka dan sertifikat."),
    )
    because = forms.CharField(label=_("Dari mana Anda tahu"), max_length=300)

    def __init__(self, *args: Any, guidance: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("row", "into"):
            field: Any = self.fields[name]
            field.queryset = guidance.participants.filter(same_as__isnull=True).order_by("name")
            field.label_from_instance = lambda one: f"{one.name}, {one.office}" if one.office else one.name
