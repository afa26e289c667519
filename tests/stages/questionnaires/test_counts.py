"""Pages of one submission ask as often for thirty items as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.instruments import a_published_version, an_element, an_item
from tests.factories.questionnaires import an_asked_region

pytestmark = pytest.mark.django_db

PAGES = ("submission", "check_up", "verification", "export_one")


def asked_of(count: int, parts: int = 1):
    """Every item answered, with evidence."""
    rows = [
        an_element(f"unsur{count}-{part}", 50, *[an_item(f"b{count}-{part}-{n}", 1) for n in range(count)])
        for part in range(parts)
    ]
    asked = an_asked_region(version=a_published_version(rows, code=f"butir-{count}"))
    for part in range(parts):
        for n in range(count):
            asked.say(f"b{count}-{part}-{n}", 3)
            asked.prove(f"b{count}-{part}-{n}", title=f"Bukti {n}")
    return asked


def counted(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_pages_of_a_submission_are_counted(client):
    few, many = asked_of(1, 2), asked_of(8, 2)
    for asked in (few, many):
        asked.submission.__class__.objects.filter(pk=asked.submission.pk).update(
            sent_at="2026-11-22T00:00Z", checksum="0" * 64
        )
    told = {}
    client.force_login(few.staff)
    for name in PAGES:
        told[name] = [
            counted(client, reverse(f"questionnaires:{name}", args=[asked.submission.pk])) for asked in (few, many)
        ]
    for asked in (few, many):
        client.force_login(asked.diskominfo)
        part = asked.submission.parts.first().pk
        told.setdefault("part", []).append(counted(client, reverse("questionnaires:part", args=[part])))
    assert {name: pair for name, pair in told.items() if pair[0] != pair[1]} == {}, told
    assert max(pair[1] for pair in told.values()) <= 40, told
