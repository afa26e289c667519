"""What the engine says of rules, with names and hours in place of positions."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.engine.timetable import Broken, Instance, Rule
from gerakan.foundation.ui import formats
from gerakan.stages.assessors.models import Background

BROKEN: Mapping[str, Any] = {
    "region_missing": gettext_lazy("%(region)s belum mendapat wawancara."),
    "region_twice": gettext_lazy("%(region)s mendapat lebih dari satu wawancara."),
    "region_unknown": gettext_lazy("%(region)s tidak ikut pada edisi ini."),
    "time_unknown": gettext_lazy("%(region)s dijadwalkan pada jam yang tidak ada."),
    "room_unknown": gettext_lazy("%(region)s dijadwalkan di %(room)s, yang tidak ada."),
    "room_shut": gettext_lazy("%(room)s tidak dapat dipakai %(time)s."),
    "room_twice": gettext_lazy("%(room)s sudah dipakai %(time)s: %(regions)s."),
    "assessor_unknown": gettext_lazy("%(assessor)s tidak bertugas pada edisi ini."),
    "assessor_repeated": gettext_lazy("%(assessor)s disebut dua kali dalam panel %(region)s."),
    "panel_background": gettext_lazy("Panel %(region)s memuat %(count)s %(background)s, seharusnya %(needed)s."),
    "panel_size": gettext_lazy("Panel %(region)s beranggota %(count)s orang, seharusnya %(needed)s."),
    "tie": gettext_lazy("%(assessor)s mempunyai ikatan dengan %(region)s."),
    "unavailable": gettext_lazy("%(assessor)s berhalangan %(time)s."),
    "one_place": gettext_lazy("%(assessor)s harus di dua ruang sekaligus %(time)s: %(regions)s."),
    "max_per_day": gettext_lazy("%(assessor)s mendapat %(count)s wawancara sehari, paling banyak %(limit)s."),
    "not_before": gettext_lazy("%(region)s belum tiba %(time)s."),
    "not_after": gettext_lazy("%(region)s sudah pulang %(time)s."),
    "closed": gettext_lazy("%(region)s tidak dapat hadir %(time)s."),
    "travels": gettext_lazy("Rombongan %(party)s datang pada lebih dari satu hari: %(regions)s."),
    "pinned": gettext_lazy("Wawancara %(region)s sudah berlangsung dan tidak dapat diubah."),
    "linked": gettext_lazy("Rancangan terpecah menjadi %(count)s bagian yang tidak dapat dibandingkan."),
}
CLASHING: Mapping[str, Any] = {
    "rooms": gettext_lazy("%(rooms)s ruang dengan %(slots)s jam memberi %(places)s tempat untuk %(regions)s daerah"),
    "panel": gettext_lazy("setiap panel memerlukan %(count)s %(background)s; tersedia %(available)s orang"),
    "panel_size": gettext_lazy("setiap panel beranggota %(count)s orang"),
    "linked": gettext_lazy("rancangan harus tersambung"),
    "max_per_day": gettext_lazy("%(assessor)s paling banyak %(limit)s wawancara sehari"),
    "unavailable": gettext_lazy("halangan %(assessor)s"),
    "tie": gettext_lazy("ikatan %(assessor)s dengan %(region)s"),
    "not_before": gettext_lazy("kedatangan %(region)s"),
    "not_after": gettext_lazy("kepulangan %(region)s"),
    "closed": gettext_lazy("jam kerja setempat %(region)s"),
    "room_shut": gettext_lazy("%(room)s ditutup"),
    "travels": gettext_lazy("rombongan %(subject)s datang pada satu hari"),
    "pinned": gettext_lazy("wawancara %(region)s yang sudah berlangsung"),
}


class Names:
    """Names by code, and the clock of one instance."""

    def __init__(self, instance: Instance, regions: Mapping[str, str], assessors: Mapping[str, str]) -> None:
        self.instance, self.regions, self.assessors = instance, regions, assessors

    def time(self, day: object, slot: object) -> str:
        """Such as: Senin, 3 Mei 2027 pukul 08.00."""
        if not isinstance(day, int) or not isinstance(slot, int) or not 0 <= day < len(self.instance.days):
            return ""
        hours = self.instance.days[day].slots
        hour = hours[slot].replace(":", ".") if 0 <= slot < len(hours) else "?"
        return f"{formats.day(dt.date.fromisoformat(self.instance.days[day].date), weekday=True)} {_('pukul')} {hour}"

    def broken(self, one: Broken) -> str:
        """A broken rule in a sentence."""
        values = self._values(dict(one.values))
        return str(BROKEN[one.rule]) % values if one.rule in BROKEN else one.words

    def clashing(self, one: Rule) -> str:
        """A clashing rule in a phrase."""
        subject = {"region": one.subject, "assessor": one.subject, "room": one.subject, "background": one.subject}
        values = self._values({**subject, "subject": one.subject, **dict(one.values)})
        return str(CLASHING[one.rule]) % values if one.rule in CLASHING else one.words

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        said = dict(values)
        if "day" in values:
            said["time"] = self.time(values["day"], values.get("slot"))
        if "region" in values:
            said["region"] = self.regions.get(str(values["region"]), values["region"])
        if "assessor" in values:
            said["assessor"] = self.assessors.get(str(values["assessor"]), values["assessor"])
        if values.get("background") in Background.values:
            said["background"] = Background(values["background"]).label
        if isinstance(values.get("regions"), str):
            codes = [code.strip() for code in values["regions"].split(",")]
            said["regions"] = ", ".join(self.regions.get(code, code) for code in codes)
        return said
