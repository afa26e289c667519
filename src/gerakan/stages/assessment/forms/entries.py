"""What a device sends: taps as JSON; and the plain form of one item, for browsers without a script."""

import datetime
import json
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.ui.arriving import storable
from gerakan.stages.assessment.commands.sheets import Said, Tap
from gerakan.stages.assessment.models import Mark

MOST = 200
LONGEST = {"reason": 4000, "quotation": 4000, "page": 30}
BY_FORM = "formulir"
LEVELS = [(level, str(level)) for level in range(5)]


class Unreadable(ValueError):
    """The body is not what a device of ours sends; the text says what is wrong."""


def taps_in(body: bytes) -> list[Tap]:
    """Raises Unreadable; one odd tap spoils the batch, since the ones after it may rest on it."""
    try:
        rows = json.loads(body)
    except (ValueError, RecursionError):  # thousands of brackets exhaust the parser
        raise Unreadable(_("Kiriman ini bukan JSON.")) from None
    if not isinstance(rows, list) or len(rows) > MOST:
        raise Unreadable(_("Kirim daftar berisi paling banyak %d isian.") % MOST)
    return [_tap(row) for row in rows]


def _tap(row: Any) -> Tap:
    if not isinstance(row, dict) or not isinstance(row.get("said"), dict):
        raise Unreadable(_("Isian ini tidak lengkap."))
    return Tap(
        key=_uuid(row.get("key")),
        item=_text(row.get("item"), 40),
        said=_said(row["said"]),
        based_on=_uuid(row["based_on"]) if row.get("based_on") else None,
        device=_text(row.get("device"), 40),
        sequence=_whole(row.get("sequence"), 0, 2**31 - 1) or 0,
        device_time=_instant(row.get("device_time")),
    )


def _said(said: dict[str, Any]) -> Said:
    applies_not = said.get("does_not_apply") is True
    return Said(
        level=None if applies_not else _whole(said.get("level"), 0, 4),
        does_not_apply=applies_not,
        confidence=_whole(said.get("confidence"), 1, 3),
        evidence=_whole(said.get("evidence"), 1, 2**63 - 1),
        **{name: _text(said.get(name), most) for name, most in LONGEST.items()},
    )


def _uuid(value: Any) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise Unreadable(_("Kunci isian tidak sah.")) from None


def _whole(value: Any, low: int, high: int) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Unreadable(
            _("Angka %(value)s tidak di antara %(low)d dan %(high)d.")
            % {"value": str(value)[:20], "low": low, "high": high}
        )
    return value


def _text(value: Any, most: int) -> str:
    text = "" if value is None else storable(str(value))
    if len(text) > most:
        raise Unreadable(_("Isian terlalu panjang: paling banyak %d huruf.") % most)
    return text


def _instant(value: Any) -> datetime.datetime | None:
    """What the device believes; kept and never relied on."""
    try:
        said = datetime.datetime.fromisoformat(str(value))
        return said if timezone.is_aware(said) else None
    except ValueError:
        return None


class MarkForm(forms.Form):
    """One item; its key is made with the page, so that the same page sent twice counts once."""

    level = forms.TypedChoiceField(choices=LEVELS, coerce=int, empty_value=None, required=False)
    does_not_apply = forms.BooleanField(required=False)
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=4000, required=False)
    confidence = forms.TypedChoiceField(choices=Mark.Confidence.choices, coerce=int, empty_value=None, required=False)
    evidence = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    page = forms.CharField(max_length=30, required=False)
    quotation = forms.CharField(max_length=4000, required=False)
    key = forms.UUIDField()
    based_on = forms.UUIDField(required=False)

    def __init__(self, *args: Any, item: Item, evidence: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.fields["evidence"].choices = evidence  # type: ignore[attr-defined]

    def tap(self) -> Tap:
        """As a device would send it."""
        data = dict(self.cleaned_data)
        key, based_on = data.pop("key"), data.pop("based_on")
        if data["does_not_apply"]:
            data["level"] = None
        return Tap(key=key, item=self.item.code, said=Said(**data), based_on=based_on, device=BY_FORM)


class NotesForm(forms.Form):
    """Notes of a whole sheet."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    private = forms.CharField(
        label=gettext_lazy("Catatan pribadi"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=4000,
        help_text=gettext_lazy("Hanya Anda yang membacanya."),
    )  # fmt: skip
    for_region = forms.CharField(
        label=gettext_lazy("Catatan untuk daerah"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=4000,
        help_text=gettext_lazy("Dibaca daerah setelah panel menutup pembahasan."),
    )  # fmt: skip


def fresh_key() -> str:
    """For a form that is about to be shown."""
    return str(uuid4())
