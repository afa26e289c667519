"""What a person may type about the board."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from gerakan.stages.assessors.models import Background, Engagement
from gerakan.stages.interviews.calculations.hours import Template, Window, hours_of
from gerakan.stages.interviews.models import Board

ZONES = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))
MOST_DAYS = 14
WINDOW = re.compile(r"^\s*(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})\s*$")


class WindowsField(forms.CharField):
    """Breaks, one a line: 12.00-13.00."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> tuple[Window, ...]:
        lines = [line for line in (super().clean(value) or "").splitlines() if line.strip()]
        return tuple(self._window(line) for line in lines)

    def _window(self, line: str) -> Window:
        found = WINDOW.match(line)
        if found is None:
            raise ValidationError(_("Tulis setiap jeda seperti 12.00-13.00, satu per baris."))
        try:
            first, last = dt.time(int(found[1]), int(found[2])), dt.time(int(found[3]), int(found[4]))
        except ValueError:
            raise ValidationError(_("Jam %s tidak ada.") % line.strip())
        if last <= first:
            raise ValidationError(_("Jeda %s berakhir sebelum mulai.") % line.strip())
        return first, last


class RoomsField(forms.CharField):
    """Rooms, one a line, with a link behind a bar when online."""

    widget = forms.Textarea(attrs={"rows": 6})

    def clean(self, value: Any) -> list[tuple[str, str]]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        rooms = [self._room(line) for line in lines]
        if len({name for name, _link in rooms}) < len(rooms):
            raise ValidationError(_("Setiap ruang mempunyai namanya sendiri."))
        return rooms

    def _room(self, line: str) -> tuple[str, str]:
        name, _bar, link = (part.strip() for part in line.partition("|"))
        if len(name) > 60:
            raise ValidationError(_("Nama ruang paling panjang 60 huruf."))
        if link:
            URLValidator(schemes=["https"])(link)
        return name, link


class BoardForm(forms.Form):
    """Days, hours, rooms, panel."""

    first_day = forms.DateField(
        label=_("Hari pertama"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last_day = forms.DateField(
        label=_("Hari terakhir"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    begins = forms.TimeField(
        label=_("Mulai pukul"), initial="08:00", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=_("Selesai pukul"), initial="17:00", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    slot_minutes = forms.IntegerField(label=_("Lama wawancara (menit)"), min_value=10, max_value=240, initial=45)
    gap_minutes = forms.IntegerField(label=_("Jeda antarwawancara (menit)"), min_value=0, max_value=120, initial=0)
    breaks = WindowsField(label=_("Istirahat dan salat"), required=False, initial="12.00-13.00\n15.15-15.45")
    friday = WindowsField(
        label=_("Khusus Jumat"), required=False, initial="11.30-13.00\n15.15-15.45",
        help_text=_("Menggantikan jeda di atas pada hari Jumat."),
    )  # fmt: skip
    rooms = RoomsField(
        label=_("Ruang, satu per baris"),
        help_text=_("Daring: tulis tautannya sesudah garis tegak, misalnya Ruang 1 | https://…"),
    )
    panel_size = forms.IntegerField(label=_("Asesor per daerah"), min_value=1, max_value=9, initial=3)
    academic = forms.IntegerField(label=_("sekurangnya akademisi"), min_value=0, max_value=9, initial=1)
    government = forms.IntegerField(label=_("sekurangnya pemerintah"), min_value=0, max_value=9, initial=1)
    practitioner = forms.IntegerField(label=_("sekurangnya praktisi"), min_value=0, max_value=9, initial=1)
    must_be_linked = forms.BooleanField(
        label=_("Rancangan harus tersambung"), required=False, initial=True,
        help_text=_("Panel saling bertukar anggota, sehingga nilai semua asesor dapat dibandingkan."),
    )  # fmt: skip
    is_online = forms.BooleanField(
        label=_("Daring"), required=False, help_text=_("Jam kerja setempat setiap daerah dan asesor dijaga.")
    )
    timezone = forms.ChoiceField(label=_("Zona waktu tempat"), choices=ZONES)
    seed = forms.IntegerField(
        label=_("Benih"),
        min_value=0,
        max_value=10**6,
        initial=2027,
        help_text=_("Benih yang sama memberi jadwal yang sama."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not 0 <= (cleaned["last_day"] - cleaned["first_day"]).days < MOST_DAYS:
            self.add_error("last_day", _("Sampai 14 hari, dan tidak sebelum hari pertama."))
        elif not self.hours():
            self.add_error("ends", _("Tidak ada satu jam pun di antara jam mulai, jam selesai dan jeda."))
        if sum(self.backgrounds().values()) > cleaned["panel_size"]:
            self.add_error("panel_size", _("Susunan panel memerlukan lebih banyak orang."))
        return cleaned

    def hours(self) -> list[tuple[dt.date, dt.time]]:
        """Every hour that the template gives."""
        said = self.cleaned_data
        template = Template(
            said["begins"], said["ends"], said["slot_minutes"], said["gap_minutes"], said["breaks"], said["friday"]
        )
        return hours_of(template, said["first_day"], said["last_day"])

    def backgrounds(self) -> dict[str, int]:
        """Those of which at least one is asked."""
        return {name: self.cleaned_data[name] for name in Background.values if self.cleaned_data[name]}

    def rules(self) -> dict[str, Any]:
        """Fields of the board."""
        names = ("slot_minutes", "panel_size", "must_be_linked", "is_online", "timezone", "seed")
        return {name: self.cleaned_data[name] for name in names} | {"backgrounds": self.backgrounds()}

    @staticmethod
    def initial_of(board: Board | None) -> dict[str, Any]:
        """What the form begins with."""
        if board is None:
            return {}
        names = ("slot_minutes", "panel_size", "must_be_linked", "is_online", "timezone", "seed")
        days = list(board.slots.filter(is_active=True).values_list("date", flat=True))
        rooms = [
            f"{room.name} | {room.link}" if room.link else room.name for room in board.rooms.filter(is_active=True)
        ]
        facts: dict[str, Any] = {name: getattr(board, name) for name in names}
        facts |= dict.fromkeys(Background.values, 0) | board.backgrounds
        return facts | {
            "first_day": min(days, default=None),
            "last_day": max(days, default=None),
            "rooms": "\n".join(rooms),
        }


class NeedForm(forms.Form):
    """When a delegation comes and goes."""

    MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    arrives_at = forms.DateTimeField(label=_("Tiba"), required=False, widget=MOMENT, input_formats=["%Y-%m-%dT%H:%M"])
    leaves_at = forms.DateTimeField(label=_("Pulang"), required=False, widget=MOMENT, input_formats=["%Y-%m-%dT%H:%M"])
    travels_with = forms.CharField(
        label=_("Rombongan"), max_length=60, required=False,
        help_text=_("Daerah dengan nama rombongan yang sama dijadwalkan pada hari yang sama."),
    )  # fmt: skip
    is_online = forms.BooleanField(label=_("Ikut daring"), required=False)
    words = forms.CharField(label=_("Keterangan"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        arrives, leaves = cleaned.get("arrives_at"), cleaned.get("leaves_at")
        if arrives and leaves and leaves <= arrives:
            self.add_error("leaves_at", _("Pulang tidak boleh sebelum tiba."))
        return cleaned


class AbsenceForm(forms.Form):
    """When an assessor cannot come."""

    engagement = forms.ModelChoiceField(Engagement.objects.none(), label=_("Asesor"))
    date = forms.DateField(label=_("Hari"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins_at = forms.TimeField(
        label=_("Dari pukul"), initial="00:00", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends_at = forms.TimeField(
        label=_("Sampai pukul"), initial="23:59", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    words = forms.CharField(label=_("Keterangan"), max_length=300, required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["engagement"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and cleaned["ends_at"] <= cleaned["begins_at"]:
            self.add_error("ends_at", _("Berakhir sebelum mulai."))
        return cleaned
