"""The pool: people in, workbook out and in again, lists that do not grow in queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.commands import pool
from gerakan.stages.assessors.commands.pool import Person
from gerakan.stages.assessors.exchange import pool_rows, pool_sheet, read_pool
from gerakan.stages.assessors.models import Assessor
from tests.factories.accounts import OrganisationFactory, a_region, somebody
from tests.factories.assessors import an_assessor, an_engagement

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def row(**changes):
    return {"email": "ratna@kampus.ac.id", "name": "Ratna", "background": "Akademisi", **changes}


def test_somebody_new_gets_an_account_and_the_role():
    made = pool.add_to_pool(
        person=Person("ratna@kampus.ac.id", "Ratna", "academic", facts={"skills": ["data"]}),
        by=somebody(Role.SECRETARIAT),
    )

    user = User.objects.get(email="ratna@kampus.ac.id")
    assert (made.state, made.skills, user.roles[0].role) == ("candidate", ["data"], Role.ASSESSOR)


def test_nobody_is_in_the_pool_twice():
    person = an_assessor()
    with pytest.raises(TransitionRefused, match="sudah ada"):
        pool.add_to_pool(person=Person(person.user.email, "X", "academic"), by=somebody(Role.SECRETARIAT))


def test_the_workbook_comes_back_unchanged():
    employer = OrganisationFactory()
    person = an_assessor(skills=["data", "hukum"], languages=["Indonesia"], timezone="Asia/Jayapura", max_per_day=5,
                         birth_region=a_region())  # fmt: skip
    person.user.organisation = employer
    person.user.save()

    report, rows = read_pool("asesor.xlsx", pool_sheet.export(pool_rows(Assessor.objects.all())))

    assert report.is_clean
    assert rows[0]["skills"] == ["data", "hukum"]
    assert (rows[0]["organisation"], rows[0]["birth_region"], rows[0]["timezone"]) == (employer, a_region(), "WIT")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"email": "bukan surel"}, "Bukan alamat surel."),
        ({"background": "wartawan"}, ""),
        ({"birth_region": "99.99"}, "Kode tidak dikenal."),
        ({"organisation": "Kantor Entah"}, "Organisasi tidak dikenal."),
        ({"max_per_day": 40}, "Antara 1 dan 20."),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_imported(wrong, problem, client):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    data = pool_sheet.export([row(), row(**{"email": "b@kampus.ac.id", **wrong})])

    answer = client.post(reverse("assessors:import"), {"file": SimpleUploadedFile("asesor.xlsx", data)})

    assert answer.status_code == 200
    assert problem in answer.content.decode()
    assert not Assessor.objects.exists()


def test_a_doubled_address_names_the_first_row():
    report, _rows = read_pool("asesor.xlsx", pool_sheet.export([row(), row(name="Lain")]))
    assert [complaint.problem for complaint in report.complaints] == ["Surel ini sudah ada pada baris 2."]


def test_a_clean_file_adds_the_new_and_changes_the_known(client):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    known = an_assessor(max_per_day=3)
    data = pool_sheet.export(
        [row(), row(email=known.user.email, background="Praktisi", max_per_day=6, timezone="WITA")]
    )

    client.post(reverse("assessors:import"), {"file": SimpleUploadedFile("asesor.xlsx", data)})

    known.refresh_from_db()
    assert Assessor.objects.count() == 2
    assert (known.background, known.max_per_day, known.timezone) == ("practitioner", 6, "Asia/Makassar")


def test_what_a_file_does_not_say_stays():
    known = an_assessor(max_per_day=3, timezone="Asia/Jayapura", skills=["data"])
    pool.import_pool(people=[Person(known.user.email, "X", "government", facts={})], by=somebody(Role.SECRETARIAT))
    known.refresh_from_db()
    assert (known.background, known.timezone, known.skills) == ("government", "Asia/Jayapura", ["data"])


def test_a_list_is_narrowed_by_skill(client):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    one, other = an_assessor(skills=["data"]), an_assessor(skills=["hukum"])

    page = client.get(reverse("assessors:pool"), {"keahlian": "data"}).content.decode()

    assert one.user.email not in page
    assert reverse("assessors:person", args=[one.pk]) in page
    assert reverse("assessors:person", args=[other.pk]) not in page


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("name", ["pool", "engagements", "ask", "ties", "materials", "workbook"])
def test_pages_ask_as_often_for_one_as_for_thirty(name, count, client, django_assert_max_num_queries):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    people = [an_engagement() for _n in range(count)]
    arguments = [] if name in {"pool", "workbook"} else [people[0].edition.slug]
    client.get(reverse(f"assessors:{name}", args=arguments))
    with django_assert_max_num_queries(26):
        client.get(reverse(f"assessors:{name}", args=arguments))
