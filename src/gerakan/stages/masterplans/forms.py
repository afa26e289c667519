"""What people may type in plans: cells as JSON, one row, the frame."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.arriving import storable
from gerakan.stages.masterplans.commands.plans import FRAME
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.screen import Head, Option
from gerakan.stages.masterplans.queries.sheets import Kind

LONGEST_TEXT = 20_000
LONGEST_KEY = 40
LARGEST_ROW = 2**62
SEEN = "seen-"


class Unreadable(ValueError):
    """What a device sent is not a list of cells."""


def sent_edits(body: bytes) -> tuple[list[Edit], int]:
    """The cells that a device sent, and the revision it knows; raises Unreadable with a sentence."""
    try:
        said = json.loads(body)
        return [_edit(one) for one in said["edits"]], _whole(said.get("since", 0))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(_("Kiriman tidak dapat dibaca. Muat ulang halaman ini.")) from error


def _edit(said: Mapping[str, Any]) -> Edit:
    row, key = said.get("row"), _text(said.get("key", ""))[:LONGEST_KEY]
    if row is None and not key:
        raise Unreadable
    words = _text(said["field"])[:LONGEST_KEY], _text(said["text"]), _text(said.get("seen", ""))
    return Edit(*words, row=None if row is None else _whole(row), key=key, lasting=True)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST_ROW:
        raise Unreadable
    return value


def _text(value: Any) -> str:
    """As the database keeps it: lines end in one way, half letters and marks of nothing go."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise Unreadable
    return storable(value.replace("\r\n", "\n").replace("\r", "\n"))


def told(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the device reads it."""
    edit = outcome.edit
    return {
        "row": outcome.row, "key": edit.key, "field": edit.field, "status": outcome.status, "sent": edit.text,
        "text": outcome.text, "sentence": outcome.sentence, "by": outcome.by,
    }  # fmt: skip


class RowForm(forms.Form):
    """All cells of a row as plain fields, each with what stood there when the page was read."""

    optional_is_said = True

    def __init__(
        self, data: Any = None, *, heads: Sequence[Head], shown: Mapping[str, str],
        offered: Mapping[str, list[Option]], closed: Mapping[str, str],
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.heads = heads
        self.lists = {
            head.offers: offered[head.offers] for head in heads if head.offers and head.column.kind is Kind.TEXT
        }
        for head in heads:
            field = _field(head, offered.get(head.offers), shown.get(head.column.field, ""))
            if head.column.field in closed:
                field.disabled, field.help_text = True, closed[head.column.field]
            self.fields[head.column.field] = field
            seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
            seen.initial = shown.get(head.column.field, "")
            self.fields[SEEN + head.column.field] = seen

    def edits(self, *, row: int | None, key: str = "") -> Iterator[Edit]:
        """The fields that were sent and are not closed."""
        for head in self.heads:
            name = head.column.field
            if name in self.data and not self.fields[name].disabled:
                text, seen = (str(self.data.get(which, ""))[:LONGEST_TEXT] for which in (name, SEEN + name))
                if row is not None or text.strip():
                    yield Edit(name, _text(text), _text(seen), row, key, lasting=bool(key))

    def tell(self, outcomes: Sequence[Outcome]) -> None:
        """What could not stand, at its field; whoever sends again has seen what stands there now."""
        data = dict(self.data.items())
        for outcome in outcomes:
            name = outcome.edit.field
            if outcome.status == Outcome.SAVED:
                data[SEEN + name] = outcome.text
            elif outcome.status == Outcome.CONFLICT:
                data[SEEN + name] = outcome.text
                said = _("%(who)s lebih dahulu mengisi: “%(text)s”. Simpan lagi untuk memakai isian Anda.")
                self.add_error(name, said % {"who": outcome.by or _("Rekan Anda"), "text": outcome.text or "–"})
            else:
                self.add_error(name, outcome.sentence)
        self.data = data


def _field(head: Head, offered: list[Option] | None, now: str) -> forms.CharField:
    widget: forms.Widget = forms.TextInput(attrs={"inputmode": "text"})
    if head.column.kind is Kind.WORDS:
        widget = forms.Textarea(attrs={"rows": 3})
    elif offered is not None and head.column.kind is Kind.TEXT:
        widget.attrs["list"] = head.offers
    elif offered is not None:
        known = [(value, f"{value} {name}".strip()) for value, name in offered]
        if now and now not in dict(known):
            known.append((now, now))
        widget = forms.Select(choices=[("", "–"), *known])
    return forms.CharField(
        label=head.label, help_text=str(head.column.help), widget=widget, required=False, initial=now
    )


class FrameForm(forms.ModelForm):  # type: ignore[type-arg]
    """A plan's years and words."""

    class Meta:
        model = Masterplan
        fields = FRAME
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "keywords": forms.Textarea(attrs={"rows": 2}),
            "vision": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "starts": gettext_lazy("Tahun pertama; kolom tahun di semua lembar mengikutinya."),
            "keywords": gettext_lazy("Dipisahkan koma; visi disusun darinya."),
        }


class SeenFrame(FrameForm):
    """What stood in the frame when the page was read, sent along unseen."""

    prefix = "seen"

    class Meta(FrameForm.Meta):
        widgets = {name: forms.HiddenInput() for name in FRAME}
