"""Every model that is seen by some: its lists and its rights say the same for every role."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from gerakan.foundation.access import named
from gerakan.foundation.accounts.models import User
from tests.doors import ROWS, WITHOUT_RIGHT
from tests.factories.accounts import an_edition
from tests.test_all_roles import ACTORS, person


@pytest.mark.django_db
def test_lists_and_rights_agree():
    people = {actor: person(actor) for actor in ACTORS}
    an_edition()
    differing = {}
    for label, (right, build) in ROWS.items():
        build()
        rows = list(apps.get_model(label).objects.all())
        for actor, someone in people.items():
            if different := disagreement(someone, right, rows):
                differing[actor, label] = different
    assert differing == {}


def disagreement(someone: User | AnonymousUser, right: str, rows: list[Any]) -> dict[str, set[Any]]:
    """Rows in which `visible_to` and the right say different things."""
    seen = set(type(rows[0]).objects.visible_to(someone).values_list("pk", flat=True)) if rows else set()
    allowed = {row.pk for row in rows if named(right).allows(someone, row)}
    return {"seen only": seen - allowed, "allowed only": allowed - seen} if seen != allowed else {}


def test_every_model_that_is_seen_by_some_is_checked():
    ours = [model for model in apps.get_models() if model.__module__.startswith("gerakan.")]
    narrowed = {model._meta.label for model in ours if hasattr(model._default_manager.all(), "visible_to")}
    assert narrowed - set(ROWS) - set(WITHOUT_RIGHT) == set(), "add these to tests/doors"
