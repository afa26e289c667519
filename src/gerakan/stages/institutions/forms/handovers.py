"""What people type when an office is handed over."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import Handover, OfficeHolder
from gerakan.stages.institutions.queries.offices import holders_of


class OpenForm(forms.Form):
    """Whose office changes."""

    outgoing = forms.ModelChoiceField(
        label=gettext_lazy("Pejabat lama"), queryset=OfficeHolder.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outgoing: Any = self.fields["outgoing"]
        rows = holders_of(region).filter(office__in=Handover.OFFICES, since__lte=timezone.localdate())
        done = Handover.objects.filter(region=region).exclude(state=Handover.State.CANCELLED).values("outgoing")
        outgoing.queryset = rows.exclude(pk__in=done).order_by("office", "-since")


class ConfirmForm(forms.Form):
    """The old holder's word to the new one."""

    message = forms.CharField(
        label=gettext_lazy("Pesan kepada pejabat baru"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Apa yang paling perlu diketahui, dan kepada siapa bertanya."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Dasar, bila dicatat atas nama pejabatnya"), max_length=300, required=False,
        help_text=gettext_lazy("Misalnya nomor berita acara yang ditandatangani di atas kertas."),
    )  # fmt: skip


class SignForm(forms.Form):
    """The new holder's signature."""

    note = ConfirmForm.base_fields["note"]
