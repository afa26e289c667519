"""What a person may type about dossiers."""

from django import forms
from django.utils.translation import gettext_lazy


class DestroyForm(forms.Form):
    """Why the key behind the codes goes."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Misalnya permintaan penghapusan data pribadi. Tidak dapat dibatalkan."),
    )  # fmt: skip
