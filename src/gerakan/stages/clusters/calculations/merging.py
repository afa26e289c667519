"""Saves of several people put together field by field: what only one changed is taken, where both did it is told."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from gerakan.foundation.workflow import TransitionRefused

Values = Mapping[str, Any]


class Stale(TransitionRefused):
    """A colleague changed the same fields since the page was read; `fields` names them."""

    def __init__(self, fields: list[str], labels: Iterable[str]) -> None:
        self.fields = fields
        super().__init__(_("Rekan Anda lebih dahulu mengubah %s. Periksa isinya sekarang, lalu simpan lagi.") % ", ".join(labels))  # fmt: skip


def stamp(value: Any) -> str:
    """What a field held when a page was read, short enough for a hidden field."""
    said = json.dumps(value, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def stamps(values: Values) -> dict[str, str]:
    """Of every field."""
    return {name: stamp(value) for name, value in values.items()}


def touched(now: Values, values: Values, seen: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, Any]:
    """What the person changed; what only a colleague changed stays the colleague's. Raises Stale where both did."""
    own = {name: value for name, value in values.items() if stamp(value) != seen.get(name, "")}
    wanted = {name: value for name, value in own.items() if stamp(value) != stamp(now[name])}
    stale = [name for name in wanted if seen.get(name, "") != stamp(now[name])]
    if stale:
        raise Stale(stale, [labels.get(name, name) for name in stale])
    if not wanted:
        raise TransitionRefused(_("Tidak ada yang berubah."))
    return wanted


def labels_of(model: type[models.Model], names: Iterable[str]) -> dict[str, str]:
    """As people read them."""
    return {name: str(model._meta.get_field(name).verbose_name) for name in names}  # type: ignore[union-attr]
