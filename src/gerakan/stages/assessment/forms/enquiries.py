"""What a person may type about an enquiry."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EnquiryForm(forms.Form):
    """What the region should clarify, by when, and what silence means."""

    question = forms.CharField(
        label=_("Yang perlu dijelaskan atau diperbaiki daerah"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Jangan menulis nilai, nama Anda, atau nama panel; sekretariat meneruskannya tanpa nama penanya."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("Hari kerja untuk menjawab"), min_value=1, max_value=10, initial=3,
        help_text=_("Dihitung sejak sekretariat meneruskannya."),
    )  # fmt: skip
    silence = forms.CharField(
        label=_("Akibat bila tidak dijawab"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        initial=_("Jawaban dianggap tidak terbukti dan dinilai tanpa bukti ini."),
    )  # fmt: skip


class PassOnForm(forms.Form):
    """The question as the region will read it, or why it is not asked."""

    question = forms.CharField(max_length=4000, required=False)
    note = forms.CharField(max_length=2000, required=False)
