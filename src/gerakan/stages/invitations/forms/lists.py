"""What a person may type when drawing up and changing a list."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.calculations import Order, QuotaOrder
from gerakan.stages.invitations.models import InvitationList, ListEntry, Quota
from gerakan.stages.invitations.queries import lists as queries

LOTTERY_LIMIT = 10**9


class OrderForm(forms.Form):
    """How many places, how many in reserve, which lottery seed."""

    place_count = forms.IntegerField(label=_("Jumlah undangan"), min_value=1, max_value=514)
    reserve_count = forms.IntegerField(label=_("Jumlah cadangan"), min_value=0, max_value=200, initial=10)
    lottery_seed = forms.IntegerField(
        label=_("Benih undian"),
        min_value=0,
        max_value=LOTTERY_LIMIT,
        initial=lambda: secrets.randbelow(LOTTERY_LIMIT),
        help_text=_("Hanya dipakai bila nilai sama memutuskan tempat terakhir. Dicatat dan diumumkan."),
    )


class QuotaForm(forms.Form):
    """One quota; an empty row says nothing, which the screen says once above them all."""

    optional_is_said = True

    target = forms.ChoiceField(label=_("Kuota untuk"), required=False)
    minimum = forms.IntegerField(label=_("Paling sedikit"), min_value=0, max_value=514, required=False)
    maximum = forms.IntegerField(label=_("Paling banyak"), min_value=0, max_value=514, required=False)

    def __init__(self, *args: Any, targets: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["target"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = targets

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("minimum"), cleaned.get("maximum")
        bounded = low is not None or high is not None
        if cleaned.get("target") and not bounded:
            self.add_error("minimum", _("Isi batas paling sedikit, paling banyak, atau keduanya."))
        if bounded and not cleaned.get("target"):
            self.add_error("target", _("Pilih kuota untuk siapa."))
        if low is not None and high is not None and low > high:
            self.add_error("maximum", _("Paling banyak tidak boleh di bawah paling sedikit."))
        return cleaned

    def quota(self) -> QuotaOrder | None:
        """The quota this row asks for."""
        if not self.cleaned_data.get("target"):
            return None
        attribute, _sep, value = self.cleaned_data["target"].partition(":")
        return QuotaOrder(attribute, value, self.cleaned_data["minimum"], self.cleaned_data["maximum"])


class DistinctQuotas(forms.BaseFormSet[QuotaForm]):
    """No quota twice."""

    def clean(self) -> None:
        seen: set[str] = set()
        for form in self.forms:
            target = form.cleaned_data.get("target") if form.is_valid() else None
            if target and target in seen:
                form.add_error("target", _("Kuota ini sudah disebut di atas."))
            seen.add(target or "")


QuotaFormSet = forms.formset_factory(QuotaForm, formset=DistinctQuotas, extra=6, max_num=60)


def quota_targets() -> list[Any]:
    """Grouped choices: attribute, then its values."""
    names = queries.quota_values()
    groups = [
        (
            Quota.Attribute(attribute).label,
            [(f"{attribute}:{value}", queries.quota_label(attribute, value, names)) for value in values],
        )
        for attribute, values in names.items()
    ]
    return [("", "—"), *groups]


def order_of(form: OrderForm, quotas: forms.BaseFormSet[QuotaForm]) -> Order:
    """What both forms ask for together."""
    asked = [row.quota() for row in quotas.forms]
    return Order(quotas=tuple(quota for quota in asked if quota), **form.cleaned_data)


class SwapForm(forms.Form):
    """One region in, one out, and why."""

    region_in = forms.ModelChoiceField(Region.objects.none(), label=_("Masuk"))
    region_out = forms.ModelChoiceField(Region.objects.none(), label=_("Keluar"))
    reason = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text=_("Diumumkan bersama daftar. Orang kedua harus menyetujuinya."),
    )

    def __init__(self, *args: Any, invitation_list: InvitationList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = invitation_list.entries
        waiting = entries.filter(place__in=(ListEntry.Place.RESERVE, ListEntry.Place.BELOW)).values("region")
        invited = entries.filter(place=ListEntry.Place.INVITED).values("region")
        self.fields["region_in"].queryset = Region.objects.filter(pk__in=waiting)  # type: ignore[attr-defined]
        self.fields["region_out"].queryset = Region.objects.filter(pk__in=invited)  # type: ignore[attr-defined]
