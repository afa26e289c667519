"""What a person may type about a plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import ActingKind
from gerakan.stages.interviews.models import Attendance, PlanVersion

Choices = Sequence[tuple[str, str]]


class PublishForm(forms.Form):
    """A note for everybody, and a reason when parts cannot be compared."""

    note = forms.CharField(label=_("Catatan terbit"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    nested_reason = forms.CharField(
        label=_("Alasan menerbitkan rancangan terpisah"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )

    def __init__(self, *args: Any, version: PlanVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version.is_connected:
            del self.fields["nested_reason"]


class MoveForm(forms.Form):
    """Another place, another member, or both."""

    serial = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.ChoiceField(label=_("Ke"), required=False)
    leaving = forms.ChoiceField(label=_("Anggota yang diganti"), required=False)
    coming = forms.ChoiceField(label=_("Penggantinya"), required=False)

    def __init__(self, *args: Any, places: Choices, panel: Choices, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("place", places), ("leaving", panel), ("coming", others)):
            self.fields[name].choices = [("", _("tetap")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("leaving")) != bool(cleaned.get("coming")):
            self.add_error("coming", _("Pilih keduanya: yang diganti dan penggantinya."))
        if not cleaned.get("place") and not cleaned.get("leaving"):
            self.add_error("place", _("Pilih tempat lain atau anggota lain."))
        return cleaned

    def target(self) -> tuple[int, int, str] | None:
        """Day, hour, room."""
        if not self.cleaned_data["place"]:
            return None
        day, slot, room = self.cleaned_data["place"].split("|", 2)
        return int(day), int(slot), room


class RepairForm(forms.Form):
    """What has happened."""

    KINDS = (
        ("late", _("Delegasi terlambat: baru dapat mulai dari jam …")),
        ("leaving", _("Delegasi harus pulang: jam terakhir yang bisa …")),
        ("withdrawn", _("Daerah tidak datang sama sekali")),
        ("absent", _("Asesor berhalangan sejak jam …")),
        ("room", _("Ruang tidak dapat dipakai sejak jam …")),
    )

    kind = forms.ChoiceField(label=_("Apa yang terjadi"), choices=KINDS, widget=forms.RadioSelect)
    region = forms.ChoiceField(label=_("Daerah"), required=False)
    assessor = forms.ChoiceField(label=_("Asesor"), required=False)
    room = forms.ChoiceField(label=_("Ruang"), required=False)
    since = forms.ChoiceField(label=_("Jam"))

    def __init__(self, *args: Any, choices: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in choices.items():
            self.fields[name].choices = [("", "—"), *pairs]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        subject = self._subject_field(cleaned.get("kind", ""))
        if subject and not cleaned.get(subject):
            self.add_error(subject, _("Pilih yang kena."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Kind, subject and time."""
        day, slot = self.cleaned_data["since"].split("|")
        subject = self.cleaned_data[self._subject_field(self.cleaned_data["kind"])]
        return {"kind": self.cleaned_data["kind"], "subject": subject, "since": (int(day), int(slot))}

    def _subject_field(self, kind: str) -> str:
        return {"absent": "assessor", "room": "room"}.get(kind, "region" if kind else "")


class ImportForm(forms.Form):
    """A sheet of assignments."""

    file = forms.FileField(label=_("Lembar penugasan (.xlsx, .ods atau .csv)"))


class DelayForm(forms.Form):
    """How late."""

    minutes = forms.IntegerField(label=_("Terlambat (menit)"), min_value=0, max_value=240)


class AttendanceForm(forms.Form):
    """Who came."""

    office = forms.ChoiceField(label=_("Sebagai"), choices=Attendance.Office)
    acting_kind = forms.ChoiceField(
        label=_("Kedudukan"), required=False,
        choices=[("", _("definitif")), *ActingKind.choices],
    )  # fmt: skip
    name = forms.CharField(label=_("Nama"), max_length=200)
    title = forms.CharField(label=_("Jabatan"), max_length=200, required=False)
