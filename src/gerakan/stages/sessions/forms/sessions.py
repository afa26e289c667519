"""When, where and about what."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.mentoring.models import GuidanceStage
from gerakan.stages.sessions.models import Session

LONGEST = datetime.timedelta(days=3)


def stage_label(row: GuidanceStage) -> str:
    """Region and stage."""
    return f"{row.guidance.region.name}, {_('tahap')} {row.roman}"


class TimeInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class SessionForm(forms.Form):
    """A meeting; times are those of the place."""

    title = forms.CharField(label=gettext_lazy("Judul"), max_length=200)
    day = forms.DateField(label=gettext_lazy("Hari"), widget=DateInput())
    begins = forms.TimeField(label=gettext_lazy("Mulai pukul"), widget=TimeInput())
    ends = forms.TimeField(label=gettext_lazy("Selesai pukul"), widget=TimeInput())
    last_day = forms.DateField(label=gettext_lazy("Hari terakhir"), widget=DateInput(), required=False,
                               help_text=gettext_lazy("Isi bila pertemuan lebih dari satu hari."))  # fmt: skip
    time_zone = forms.ChoiceField(label=gettext_lazy("Zona waktu"), choices=GuidanceStage.Zone)
    place = forms.CharField(label=gettext_lazy("Tempat"), max_length=200, required=False)
    video_link = forms.URLField(label=gettext_lazy("Tautan pertemuan"), max_length=500, required=False, assume_scheme="https",
                                help_text=gettext_lazy("Dari penyedia mana pun."))  # fmt: skip
    agenda = forms.CharField(label=gettext_lazy("Susunan acara"), max_length=8000, required=False,
                             widget=forms.Textarea(attrs={"rows": 6}),
                             help_text=gettext_lazy("Satu acara setiap baris."))  # fmt: skip
    stages: "forms.ModelMultipleChoiceField[GuidanceStage]" = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Tahap dan daerah"), queryset=GuidanceStage.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Satu pertemuan boleh untuk beberapa daerah sekaligus."),
    )  # fmt: skip

    def __init__(self, *args: Any, stages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stages"]
        field.queryset, field.label_from_instance = stages, stage_label

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("place") and not said.get("video_link"):
            self.add_error("place", _("Isi tempat atau tautan pertemuan."))
        if {"day", "begins", "ends"} <= said.keys():
            self._moments(said)
        return said

    def _moments(self, said: dict[str, Any]) -> None:
        zone = ZoneInfo(said.get("time_zone") or GuidanceStage.Zone.WIB)
        said["starts_at"] = datetime.datetime.combine(said["day"], said["begins"], zone)
        said["ends_at"] = datetime.datetime.combine(said.get("last_day") or said["day"], said["ends"], zone)
        if said["ends_at"] <= said["starts_at"]:
            self.add_error("ends", _("Pertemuan tidak selesai sebelum mulai."))
        elif said["ends_at"] - said["starts_at"] > LONGEST:
            self.add_error("last_day", _("Satu pertemuan paling lama tiga hari."))

    def facts(self) -> dict[str, Any]:
        """What the command keeps."""
        names = ("title", "starts_at", "ends_at", "time_zone", "place", "video_link", "agenda")
        return {name: self.cleaned_data[name] for name in names}


def initial_of(session: Session) -> dict[str, Any]:
    """The form of a known meeting, by the clock of its place."""
    begins, ends = session.begins, session.ends
    names = ("title", "time_zone", "place", "video_link", "agenda")
    return {name: getattr(session, name) for name in names} | {
        "day": begins.date(), "begins": begins.time(), "ends": ends.time(),
        "last_day": ends.date() if ends.date() != begins.date() else None, "stages": list(session.stages.all()),
    }  # fmt: skip


def initial_for(stage: GuidanceStage) -> dict[str, Any]:
    """A new meeting of one stage: as the stage was planned."""
    zones = GuidanceStage.Zone.values
    region_zone = stage.guidance.region.timezone
    return {
        "title": stage_label(stage), "day": stage.starts_on, "begins": stage.starts_at, "place": stage.place,
        "video_link": stage.video_link, "stages": [stage.pk], "agenda": "\n".join(map(str, stage.workshop.agenda)),
        "time_zone": stage.time_zone if stage.starts_on or region_zone not in zones else region_zone,
    }  # fmt: skip


class RecordingForm(forms.Form):
    """Where the recording is."""

    recording_link = forms.URLField(
        label=gettext_lazy("Tautan rekaman"), max_length=500, required=False, assume_scheme="https"
    )
