"""What an action code and a field are called in plain words; every app registers its own when it starts."""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

_actions: dict[str, str | Promise] = {}
_fields: dict[str, str | Promise] = {}
_quiet: set[str] = set()


def register(
    actions: Mapping[str, str | Promise],
    *,
    fields: Mapping[str, str | Promise] | None = None,
    quiet: Iterable[str] = (),
) -> None:
    """Say what action codes mean, names in `changes` that are no fields of the thing's model, and which acts no trail tells."""
    _actions.update(actions)
    _fields.update(fields or {})
    _quiet.update(quiet)


def untold() -> frozenset[str]:
    """Acts that stand in the log and in no thing's own trail."""
    return frozenset(_quiet)


def registered() -> dict[str, str | Promise]:
    """All action codes that have words, in the order of their codes."""
    return dict(sorted(_actions.items()))


def action_in_words(code: str) -> str:
    """The verb as people say it; an unknown code stays readable."""
    return str(_actions.get(code) or code.replace(".", ": ").replace("_", " "))


def field_in_words(target_type: str, name: str) -> str:
    """The label of a field of the thing, or of what the app registered."""
    if name in _fields:
        return str(_fields[name])
    field = _field(target_type, name)
    label = str(getattr(field, "verbose_name", "") or name.replace("_", " "))
    return label[:1].upper() + label[1:]


def value_in_words(target_type: str, name: str, value: object) -> str:
    """A value as people read it: choices by label, yes and no, a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, list):
        return ", ".join(value_in_words(target_type, name, item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{inner}: {value_in_words('', '', item)}" for inner, item in value.items())
    choices = dict(getattr(_field(target_type, name), "flatchoices", None) or ())
    return str(choices.get(value, value))


def kind_in_words(target_type: str) -> str:
    """What sort of thing it is."""
    try:
        return str(apps.get_model(target_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return target_type


def _field(target_type: str, name: str) -> "models.Field[object, object] | None":
    try:
        field = apps.get_model(target_type)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None
    return field if isinstance(field, models.Field) else None
