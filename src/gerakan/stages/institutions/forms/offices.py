"""What people type about an office: who, as what, from when, by which mandate; and its end."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.institutions.forms.rows import RowForm
from gerakan.stages.institutions.models import OfficeHolder


class HolderForm(RowForm):
    """An office holder; the command saves."""

    class Meta:
        model = OfficeHolder
        fields = (
            "office", "agency", "name", "employee_number", "capacity", "mandate_number", "mandate_on", "since", "until",
            "user",
        )  # fmt: skip
        widgets = {"mandate_on": DateInput(), "since": DateInput(), "until": DateInput()}
        help_texts = {
            "agency": gettext_lazy("Hanya untuk kepala perangkat daerah, misalnya Dinas Perhubungan."),
            "mandate_number": gettext_lazy("Wajib untuk Pj., Plt., dan Plh."),
            "until": gettext_lazy("Kosongkan selama masih menjabat."),
            "user": gettext_lazy("Bila ia masuk ke Gerakan, haknya dapat berakhir bersama jabatan ini."),
        }

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(assignments__region=region).distinct().order_by("name")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_agency = said.get("office") == OfficeHolder.Office.AGENCY
        if is_agency and not said.get("agency"):
            self.add_error("agency", _("Tulis nama perangkat daerahnya."))
        said["agency"] = said.get("agency", "") if is_agency else ""
        if said.get("capacity") != OfficeHolder.Capacity.DEFINITIVE:
            for name in ("mandate_number", "mandate_on"):
                if not said.get(name):
                    self.add_error(name, _("Pejabat sementara memerlukan nomor dan tanggal surat mandat."))
        self.in_order(said, "since", "until")
        return said


class EndForm(forms.Form):
    """The last day in office."""

    until = forms.DateField(label=gettext_lazy("Hari terakhir"), widget=DateInput())
    reason = forms.CharField(
        label=gettext_lazy("Sebab berakhir"), max_length=300,
        help_text=gettext_lazy("Misalnya: masa jabatan habis, mutasi, pensiun, pejabat definitif dilantik."),
    )  # fmt: skip
    ends_rights = forms.BooleanField(
        label=gettext_lazy("Akhiri juga haknya di Gerakan pada hari itu"), required=False, initial=True
    )

    def __init__(self, *args: Any, holder: OfficeHolder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["until"] = timezone.localdate()
        if holder.user is None or not holder.role:
            del self.fields["ends_rights"]


class DayForm(forms.Form):
    """On which day?"""

    hari = forms.DateField(label=gettext_lazy("Pada hari"), widget=DateInput(), required=False)
