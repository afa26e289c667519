"""A first start in a third of the time: Django draws all related models anew for each new part, which is nearly all of ours."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED, Field


@contextmanager
def quick_migrations() -> Iterator[None]:
    """The same tables: only the model itself is drawn, and the whole state before code of a migration reads it."""
    quicker = {"add_model": _add_model, "add_field": _add_field, "_append_option": _append_option}
    with ExitStack() as patches:
        for name, work in quicker.items():
            patches.enter_context(mock.patch.object(ProjectState, name, work))
        yield


def _add_model(state: Any, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:  # noqa: SLF001 - no public name
        state.resolve_model_relations(key)
    _draw(state, model)


def _add_field(  # noqa: PLR0917 - Django calls it so
    state: Any, app_label: str, model_name: str, name: str, field: "Field[Any, Any]", preserve_default: object
) -> None:
    if not preserve_default:
        field = field.clone()
        field.default = NOT_PROVIDED
    model = state.models[app_label, model_name]
    model.fields[name] = field
    if state._relations is not None:  # noqa: SLF001 - as above
        state.resolve_model_field_relations((app_label, model_name), name, field)
    _draw(state, model)


def _append_option(state: Any, app_label: str, model_name: str, option_name: str, added: object) -> None:
    """A constraint or an index, which no other model asks about."""
    model = state.models[app_label, model_name]
    model.options[option_name] = [*model.options[option_name], added]
    _draw(state, model)


def _draw(state: Any, model: ModelState) -> None:
    """This one; a state that is delayed is drawn as a whole when it is asked for."""
    if "apps" not in state.__dict__:
        return
    with state.apps.bulk_update():
        state.apps.unregister_model(model.app_label, model.name_lower)
    state.apps.render_multiple([model])
    state.is_delayed = True
