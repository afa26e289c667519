"""Until all marks of a region are in, nothing says what another's mark is: every role, every door.

Each door is opened as the page itself, with searching, sorting, filtering and as a file. What may not be seen stands in
the reason of the sealed mark; a number of sheets that are in is for the secretariat and auditors only.
"""

import json
from copy import deepcopy

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role, required_scope
from gerakan.stages.assessment.commands import sheets as marking
from gerakan.stages.assessment.models import Mark, MarkSheet
from tests.doors.assessment import an_evidence
from tests.factories.accounts import OrganisationFactory, a_region, somebody
from tests.factories.assessment import a_case, a_tap, owner, send, sheets_of
from tests.factories.assessors import a_tie, an_engagement
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = (
    "Karena aplikasi demikian adanya."  # the reason of every sealed mark of this item (tests.factories.assessment.mark)
)
FILE = {"unduh": "csv"}
WAYS = ({"cari": "demikian"}, {"urut": "-sheets"}, {"keadaan": "marking"}, FILE, {"unduh": "xlsx"})


class Sealed:
    """A region of three markers: one has sent high marks, one has typed some, one has not begun."""

    def __init__(self) -> None:
        first = an_engagement()
        panel = [first, *(an_engagement(first.edition, background) for background in ("government", "practitioner"))]
        self.case = a_case(a_region(), panel, marks_wanted=3)
        self.sent, self.begun, self.untouched = sheets_of(self.case)
        send(self.sent, (3, 3, 3, 3))
        marking.save_entries(self.begun, taps=[a_tap("aplikasi", 1, reason=SECRET)], by=owner(self.begun))
        self.proof = an_evidence(self.case)
        self.mark = Mark.objects.filter(sheet=self.sent).first()

    def doors(self) -> dict[str, str]:
        """Every address of this stage and of those where its traces could show."""
        slug, case = self.case.ruling.edition.slug, self.case.pk
        return {
            "own sheet of the sender": reverse("assessment:sheet", args=[self.sent.pk]),
            "own sheet of the other": reverse("assessment:sheet", args=[self.begun.pk]),
            "sending": reverse("assessment:send", args=[self.sent.pk]),
            "case": reverse("assessment:case", args=[case]),
            "board": reverse("assessment:board", args=[slug]),
            "progress": reverse("assessment:progress", args=[slug]),
            "ruling": reverse("assessment:ruling", args=[slug]),
            "own sheets": reverse("assessment:own_sheets"),
            "replies": reverse("replies:replies", args=[slug]),
            "search": "/cari/",
            "home": "/beranda/",
            "notices": "/pemberitahuan/",
            "log": "/catatan/",
            "edition": reverse("editions:detail", args=[slug]),
            "region": reverse("regions:detail", args=[self.case.region.slug]),
            "interface": "/api/v1/openapi.json",
            "file": reverse("assessment:evidence", args=[self.proof.pk]),
        }


def someone(who: str, sealed: Sealed) -> User:
    """A fresh copy of the person who tries."""
    if who == "tied":
        a_tie(sealed.untouched.engagement.assessor, sealed.case.region)
        return owner(sealed.untouched)
    if who in {"chair", "untouched"}:
        return owner(sealed.sent if who == "chair" else sealed.untouched)
    places = {
        "region": {"region": sealed.case.region}, "province": {"province": sealed.case.region.province},
        "organisation": {"organisation": OrganisationFactory()} if who == Role.PARTNER_MINISTRY else {},
    }  # fmt: skip
    scope = required_scope(who)
    return somebody(who, **(places[scope] if scope else {}))


@pytest.fixture(scope="module")
def _sealed(request):
    with standing_rows(request):
        yield Sealed()


@pytest.fixture
def sealed(db, _sealed):
    """As it was built, whatever the test before did to it."""
    return deepcopy(_sealed)


OTHERS = [
    "untouched",
    "tied",
    *(role for role in Role.values if role not in {Role.ASSESSOR, Role.PANEL_CHAIR}),
    Role.ASSESSOR,
]


@pytest.mark.parametrize("who", OTHERS)
def test_no_door_tells_a_sealed_mark(client, sealed, who):
    client.force_login(someone(who, sealed), BACKEND)
    told = []
    for name, address in sealed.doors().items():
        status, body = answered(client, address)
        found = [
            ({}, body),
            *((way, answered(client, address, way)[1]) for way in (WAYS if status == 200 else (FILE,))),
        ]
        told += [(name, way) for way, body in found if SECRET.encode() in body or b"demikian adanya" in body]
    assert told == []


def answered(client, address: str, way: dict[str, str] | None = None) -> tuple[int, bytes]:
    """Status and everything that came with it."""
    answer = client.get(address, way or {})
    return answer.status_code, b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("who", ["untouched", "chair", "tied"])
def test_markers_are_not_told_how_many_sheets_are_in(client, sealed, who):
    client.force_login(someone(who, sealed), BACKEND)
    for name, address in sealed.doors().items():
        if name.startswith("own sheet of"):
            continue
        _status, text = answered(client, address)
        assert b"1 dari 3" not in text, name
        assert b"belum masuk" not in text, name


def test_the_secretariat_sees_how_many_are_in_and_no_more(client, sealed):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)

    page = client.get(reverse("assessment:case", args=[sealed.case.pk])).content.decode()

    assert "1 dari 3" in page
    assert MarkSheet.objects.visible_to(somebody(Role.SECRETARIAT)).count() == 0


@pytest.mark.parametrize("who", ["untouched", "chair", Role.SECRETARIAT, Role.NATIONAL_ADMIN, Role.AUDITOR])
def test_a_list_looks_the_same_whatever_was_marked(client, sealed, who):
    """Neither the size nor the order of an answer changes with the levels of others."""
    client.force_login(someone(who, sealed), BACKEND)
    doors = {
        name: url
        for name, url in sealed.doors().items()
        if name in {"case", "board", "progress", "own sheets", "replies"}
    }

    def picture() -> dict[str, tuple[int, int]]:
        found = {}
        for name, url in doors.items():
            client.get(url)  # warm: forms and tokens are as long the second time
            answer = client.get(url)
            found[name] = (answer.status_code, len(answer.content))
        return found

    before = picture()
    others = Mark.objects.exclude(sheet__engagement__assessor__user=someone(who, sealed))
    others.update(level=0, reason="Sama sekali lain dan jauh lebih panjang daripada yang tadi tertulis di sini.")

    assert picture() == before


@pytest.mark.parametrize("who", ["untouched", "tied", Role.SECRETARIAT, Role.NATIONAL_ADMIN, Role.ASSESSOR])
def test_acts_and_their_refusals_tell_nothing(client, sealed, who):
    person = someone(who, sealed)
    client.force_login(person, BACKEND)
    case = sealed.case.pk
    tap = [{"key": "0b0e7a52-5b0a-4f42-9d64-0b7c4c0f4a11", "item": "aplikasi", "said": {"level": 1}}]
    answers = [
        client.post(
            reverse("assessment:entries", args=[sealed.sent.pk]), json.dumps(tap), content_type="application/json"
        ),
        client.post(reverse("assessment:save_item", args=[sealed.sent.pk, "aplikasi"]), {"level": 1}),
        client.post(reverse("assessment:settle", args=[sealed.mark.pk]), {"level": 1, "reason": "coba"}),
        client.post(reverse("assessment:remark", args=[case]), {"text": "coba", "readers": "private"}),
        client.post(reverse("assessment:act_on_case", args=[case]), {"action": "close"}),
        client.post(reverse("assessment:send", args=[sealed.sent.pk])),
    ]

    assert all(answer.status_code in {302, 403, 404} for answer in answers)
    assert all(b"demikian adanya" not in answer.content for answer in answers)
    assert {mark.level for mark in Mark.objects.filter(sheet=sealed.sent)} == {3}


def test_tied_people_find_no_door_at_all(client, sealed):
    client.force_login(someone("tied", sealed), BACKEND)
    doors = sealed.doors()

    assert client.get(reverse("assessment:sheet", args=[sealed.untouched.pk])).status_code == 404
    assert {client.get(doors[name]).status_code for name in ("own sheet of the sender", "case", "file", "sending")} == {
        404
    }
    assert "Sumenep" not in client.get(doors["own sheets"]).content.decode()


def test_after_the_last_sheet_the_panel_reads_all(client, sealed):
    for sheet in (sealed.begun, sealed.untouched):
        marks = {mark.item.code: mark for mark in sheet.marks.select_related("item")}
        taps = [
            a_tap(code, 2, based_on=marks[code].key if code in marks else None)
            for code in ("sdm", "keuangan", "jaringan", "aplikasi")
        ]
        marking.save_entries(sheet, taps=taps, by=owner(sheet))
        marking.send(sheet, by=owner(sheet))
    client.force_login(owner(sealed.untouched), BACKEND)

    page = client.get(reverse("assessment:case", args=[sealed.case.pk])).content.decode()

    assert SECRET in page
