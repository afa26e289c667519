"""Pages that list things ask as often for one row as for thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.stages.assessment.models import Case, Enquiry, MarkSheet
from gerakan.stages.interviews.models import Interview, Seat
from tests.doors.assessment import an_enquiry
from tests.factories.accounts import somebody
from tests.factories.assessment import a_case, owner, sheets_of
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def more_sheets(sheet: MarkSheet, count: int) -> list[MarkSheet]:
    """So many regions more on the desk of the same assessor."""
    one = sheet.case
    rows = [Interview(board=one.interview.board, region=RegionFactory()) for _n in range(count)]
    interviews = Interview.objects.bulk_create(rows)
    cases = Case.objects.bulk_create(Case(ruling=one.ruling, region=row.region, interview=row) for row in interviews)
    seats = Seat.objects.bulk_create(Seat(interview=row, engagement=sheet.engagement) for row in interviews)
    pairs = zip(cases, seats, strict=True)
    return MarkSheet.objects.bulk_create(MarkSheet(case=c, engagement=sheet.engagement, seat=s) for c, s in pairs)


def asked(client, person: User, address: str) -> int:
    """Queries of a second visit: the frame remembers what it counted."""
    client.force_login(person, BACKEND)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_thirty_rows_ask_as_often_as_one(client):
    sheet = sheets_of(a_case())[0]
    an_enquiry(sheet)
    slug, staff = sheet.case.ruling.edition.slug, somebody("secretariat")
    desks = [
        (owner(sheet), reverse("assessment:own_sheets")), (owner(sheet), reverse("interviews:own")),
        (staff, reverse("assessment:progress", args=[slug])), (staff, reverse("assessment:enquiries", args=[slug])),
    ]  # fmt: skip
    before = [asked(client, person, address) for person, address in desks]

    for row in more_sheets(sheet, 29):
        item = Enquiry.objects.get(sheet=sheet).item
        Enquiry.objects.create(sheet=row, item=item, question="Apa?", silence="Tanpa bukti.", days=2)

    assert [asked(client, person, address) for person, address in desks] == before
