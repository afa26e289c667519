"""What people type about council, team and forum."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.institutions.forms.rows import RowForm
from gerakan.stages.institutions.models import Body, Meeting, Member
from gerakan.stages.institutions.queries.bodies import basis_of

Place = Member.Place


class MemberForm(RowForm):
    """A member of one institution; the command saves."""

    class Meta:
        model = Member
        fields = ("name", "office", "agency", "place", "pillar", "helix", "act", "since", "until")
        widgets = {"since": DateInput(), "until": DateInput()}
        help_texts = {"until": gettext_lazy("Kosongkan selama masih menjadi anggota.")}

    def __init__(self, *args: Any, region: Region, body: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.initial.setdefault("since", timezone.localdate())
        act: Any = self.fields["act"]
        act.queryset = basis_of(region, body)
        act.empty_label = None if act.queryset.count() == 1 else act.empty_label
        for name, owner in (("pillar", Body.TEAM), ("helix", Body.FORUM)):
            if body != owner:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.body == Body.FORUM and not said.get("helix"):
            self.add_error("helix", _("Anggota forum mewakili satu unsur."))
        if said.get("place") == Place.DATA and not said.get("agency"):
            self.add_error("agency", _("Wali data mewakili satu perangkat daerah."))
        if said.get("place") == Place.GROUP_LEAD and not said.get("pillar"):
            self.add_error("pillar" if "pillar" in self.fields else "place", _("Koordinator memimpin satu kelompok kerja."))  # fmt: skip
        self.in_order(said, "since", "until")
        return said | {"body": self.body}


class LeaveForm(forms.Form):
    """The last day of a membership."""

    until = forms.DateField(label=gettext_lazy("Hari terakhir"), widget=DateInput())


class MeetingForm(RowForm):
    """A meeting that took place, with its minutes."""

    link = forms.URLField(label=gettext_lazy("Tautan notula"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(label=gettext_lazy("Berkas notula"), required=False)

    class Meta:
        model = Meeting
        fields = ("body", "held_on", "topic", "present_count", "decisions", "link")
        widgets = {"held_on": DateInput(), "decisions": forms.Textarea(attrs={"rows": 5})}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(said.get(name) for name in ("decisions", "link", "file")):
            self.add_error("decisions", _("Tulis keputusan rapat, atau beri tautan atau berkas notulanya."))
        return said
