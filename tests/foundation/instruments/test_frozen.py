"""What was published never changes: neither through a verb nor in the database."""

import pytest
from django.db import DatabaseError, transaction

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.instruments.commands import parts, versions
from gerakan.foundation.instruments.content import item_from
from gerakan.foundation.instruments.models import Condition, Crosswalk, Level, Node
from gerakan.foundation.workflow import TransitionRefused
from tests.factories.accounts import somebody
from tests.factories.instruments import a_draft, a_published_version, an_item

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(DatabaseError, match="published version"), transaction.atomic():
        act()


def test_the_database_refuses_changes_of_a_published_version():
    version = a_published_version()
    node = version.nodes.get(code="sdm")

    refused(lambda: version.nodes.filter(code="sdm").update(title="Lain"))
    refused(lambda: node.levels.filter(level=0).update(title="Lain"))
    refused(lambda: Node.objects.create(version=version, kind="element", code="baru", title="Baru"))
    refused(lambda: Level.objects.create(node=version.nodes.get(code="struktur"), level=1, title="Baru"))
    refused(lambda: Condition.objects.create(node=node, subject="kind", test="is", value="kota"))
    refused(lambda: Crosswalk.objects.create(older=version, newer=version))
    refused(lambda: type(version).objects.filter(pk=version.pk).update(introduction="Lain"))
    refused(lambda: type(version).objects.filter(pk=version.pk).update(state="draft"))


def test_a_part_does_not_wander_into_a_published_version():
    published, draft = a_published_version(), a_draft(code="lain")

    refused(lambda: draft.nodes.filter(code="struktur").update(version=published))


def test_retiring_is_still_possible_and_needs_a_reason():
    version = a_published_version()
    person = somebody(Role.SECRETARIAT)

    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        versions.retire(version, note="", by=person)
    versions.retire(version, note="Diganti versi 2.", by=person)

    version.refresh_from_db()
    assert version.state == "retired"


def test_verbs_refuse_a_published_version():
    version = a_published_version()
    node = version.nodes.get(code="sdm")
    part = item_from(an_item("sdm"))

    for act in (
        lambda: parts.add_part(version, part=part, parent=node.parent, by="uji"),
        lambda: parts.change_part(node, part=part, parent=node.parent, by="uji"),
        lambda: parts.move_part(node, is_up=True, by="uji"),
        lambda: parts.remove_part(node, by="uji"),
        lambda: versions.describe(version, introduction="x", release_note="", by="uji"),
        lambda: versions.replace_content(version, elements=(), introduction="", by="uji"),
        lambda: versions.discard_draft(version, by="uji"),
    ):
        with pytest.raises(TransitionRefused):
            act()


def test_every_verb_leaves_its_trace():
    version = a_draft()
    node = version.nodes.get(code="sdm")
    parts.move_part(node, is_up=False, by="uji")
    parts.change_part(node, part=item_from(an_item("sdm", 3, title="Aparatur")), parent=node.parent, by="uji")

    moved, changed = Event.objects.order_by("pk")
    assert moved.changes == {"code": "sdm", "order": [1, 2]}
    assert changed.changes["title"] == ["Butir sdm", "Aparatur"]


def test_a_part_stands_only_where_it_belongs():
    version = a_draft()
    item = version.nodes.get(code="sdm")

    with pytest.raises(TransitionRefused, match="tidak dapat berada"):
        parts.add_part(version, part=item_from(an_item("baru")), parent=item, by="uji")
    with pytest.raises(TransitionRefused, match="tidak dapat berada"):
        parts.add_part(version, part=item_from(an_item("baru")), parent=None, by="uji")
    with pytest.raises(TransitionRefused, match="sudah dipakai"):
        parts.add_part(version, part=item_from(an_item("SDM")), parent=item.parent, by="uji")
