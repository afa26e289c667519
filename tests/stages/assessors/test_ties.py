"""Declared, found, decided; a tied assessor finds the region nowhere."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.commands import ties
from gerakan.stages.assessors.commands.ties import Declared
from gerakan.stages.assessors.models import Tie
from gerakan.stages.assessors.queries import closed_pairs, is_closed, regions_closed_to
from gerakan.stages.interviews.models import Interview
from tests.factories.accounts import OrganisationFactory, RoleAssignmentFactory, a_region, an_edition, somebody
from tests.factories.assessors import a_tie, an_assessor, an_engagement
from tests.factories.interviews import an_interview

pytestmark = pytest.mark.django_db


def staff():
    return somebody(Role.SECRETARIAT)


def found_for(**facts):
    """Grounds and regions that the records tell of one person with these facts."""
    engagement = an_engagement()
    for name, value in facts.items():
        setattr(engagement.assessor, name, value)
    engagement.assessor.save()
    engagement.assessor.user.save()
    ties.find_ties(engagement.edition, by=staff())
    return [(tie.ground, tie.region and tie.region.code, tie.state) for tie in Tie.objects.all()]


def test_a_declaration_closes_the_region():
    engagement = an_engagement()
    ties.declare(engagement, ties=[Declared("family", a_region())], by=engagement.assessor.user)

    assert is_closed(engagement.assessor, a_region())
    assert not is_closed(engagement.assessor, a_region("35.71", "Kota Kediri"))


def test_a_province_stands_for_all_its_regions():
    engagement = an_engagement()
    a_region("33.01", "Kabupaten Cilacap")
    ties.declare(engagement, ties=[Declared("study", province=a_region().province)], by=engagement.assessor.user)

    closed = regions_closed_to(engagement.assessor)
    assert [region.code for region in closed] == ["35.29"]


def test_none_is_said_explicitly():
    engagement = an_engagement()
    by = engagement.assessor.user

    with pytest.raises(TransitionRefused, match="nyatakan dengan jelas"):
        ties.declare(engagement, by=by)
    with pytest.raises(TransitionRefused, match="bertentangan"):
        ties.declare(engagement, ties=[Declared("work", a_region())], declares_none=True, by=by)
    ties.declare(engagement, declares_none=True, by=by)

    engagement.refresh_from_db()
    assert engagement.declaration.declares_none


def test_a_tie_of_an_earlier_edition_stands_and_speaks_against_none():
    before, now = an_engagement(an_edition(2026)), None
    ties.declare(before, ties=[Declared("work", a_region())], by=before.assessor.user)
    now = an_engagement(an_edition(2027))
    now.assessor = before.assessor
    now.save()

    with pytest.raises(TransitionRefused, match="bertentangan"):
        ties.declare(now, declares_none=True, by=before.assessor.user)
    ties.declare(now, by=before.assessor.user)

    assert is_closed(before.assessor, a_region())


def test_nobody_declares_for_another():
    with pytest.raises(PermissionDenied):
        ties.declare(an_engagement(), declares_none=True, by=staff())


def test_birth_and_home_are_found():
    assert found_for(birth_region=a_region(), home_region=a_region("35.71", "Kota Kediri")) == [
        ("birth", "35.29", "suspected"), ("home", "35.71", "suspected"),
    ]  # fmt: skip


def test_an_employer_in_a_region_is_found():
    engagement = an_engagement()
    a_region()
    engagement.assessor.user.organisation = OrganisationFactory(name="Pemerintah Kabupaten Sumenep", kind="regional")
    engagement.assessor.user.save()

    ties.find_ties(engagement.edition, by=staff())

    tie = Tie.objects.get()
    assert (tie.ground, tie.region.code, tie.words) == ("work", "35.29", "Organisasi: Pemerintah Kabupaten Sumenep")


@pytest.mark.parametrize("address", ["a@sumenepkab.go.id", "a@diskominfo.sumenepkab.go.id"])
def test_a_government_address_is_found(address):
    engagement = an_engagement()
    a_region()
    engagement.assessor.user.email = address
    engagement.assessor.user.save()
    assert ties.find_ties(engagement.edition, by=staff()) == 1


@pytest.mark.parametrize(("role", "ground"), [(Role.AGENCY, "work"), (Role.MENTOR, "mentoring")])
def test_roles_of_the_past_are_found(role, ground):
    engagement = an_engagement()
    RoleAssignmentFactory(
        user=engagement.assessor.user, role=role, region=a_region(), starts_on="2020-01-01", ends_on="2021-01-01"
    )
    ties.find_ties(engagement.edition, by=staff())
    assert Tie.objects.get().ground == ground


def test_searching_twice_finds_nothing_new_and_asks_nobody_again():
    engagement = an_engagement()
    engagement.assessor.birth_region = a_region()
    engagement.assessor.save()
    assert ties.find_ties(engagement.edition, by=staff()) == 1
    ties.dismiss(Tie.objects.get(), note="Pindah saat bayi", by=staff())

    assert ties.find_ties(engagement.edition, by=staff()) == 0
    assert not is_closed(engagement.assessor, a_region())


def test_in_doubt_the_door_is_closed_and_opens_only_with_a_reason():
    engagement = an_engagement()
    engagement.assessor.birth_region = a_region()
    engagement.assessor.save()
    ties.find_ties(engagement.edition, by=staff())
    tie = Tie.objects.get()

    assert is_closed(engagement.assessor, a_region())
    with pytest.raises(TransitionRefused, match="alasan"):
        ties.dismiss(tie, note=" ", by=staff())
    ties.dismiss(tie, note="Pindah saat bayi", by=staff())
    assert not is_closed(engagement.assessor, a_region())
    ties.reinstate(tie, note="Keluarga masih di sana", by=staff())
    assert is_closed(engagement.assessor, a_region())


def test_the_database_refuses_a_dismissal_without_a_reason():
    tie = a_tie(an_assessor(), a_region())
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.filter(pk=tie.pk).update(state="dismissed", reason="")


def test_closed_pairs_say_what_is_closed_says():
    regions = [a_region(), a_region("35.71", "Kota Kediri"), a_region("33.01", "Kabupaten Cilacap")]
    people = [an_engagement() for _n in range(3)]
    a_tie(people[0].assessor, regions[0])
    Tie.objects.create(
        assessor=people[1].assessor, province=regions[0].province, ground="birth", source="found", state="suspected"
    )

    expected = {(p.pk, r.pk) for p in people for r in regions if is_closed(p.assessor, r)}
    assert closed_pairs(people, regions) == expected
    assert len(expected) == 3


def test_closed_pairs_are_asked_once(django_assert_num_queries):
    regions = [a_region(f"35.{n:02d}", f"Kabupaten {n}") for n in range(1, 31)]
    people = [an_engagement() for _n in range(5)]
    with django_assert_num_queries(1):
        closed_pairs(people, regions)


def test_a_tied_assessor_finds_the_region_nowhere(client):
    engagement, other = an_engagement(), an_engagement()
    region = a_region("35.71", "Kota Kediri")
    an_interview(region, [engagement, other])
    a_tie(other.assessor, region)
    Tie.objects.filter(assessor=other.assessor).update(ends_on="2020-01-01")
    a_tie(engagement.assessor, region)
    client.force_login(engagement.assessor.user, "django.contrib.auth.backends.ModelBackend")

    assert not Interview.objects.visible_to(engagement.assessor.user).exists()
    assert Interview.objects.visible_to(other.assessor.user).exists()
    for name in ("assessors:own",):
        page = client.get(reverse(name)).content.decode()
        assert "Kediri" not in page
    for name in ("pool", "workbook", "import", "add"):
        assert client.get(reverse(f"assessors:{name}")).status_code == 403
    for name in ("engagements", "ties", "materials", "ask"):
        assert client.get(reverse(f"assessors:{name}", args=[engagement.edition.slug])).status_code == 403


def test_the_secretariat_decides_on_screen(client):
    tie = a_tie(an_engagement().assessor, a_region())
    client.force_login(staff(), "django.contrib.auth.backends.ModelBackend")
    page = reverse("assessors:ties", args=["2027"])

    assert "Kabupaten Sumenep" in client.get(page).content.decode()
    person = client.get(reverse("assessors:person", args=[tie.assessor_id])).content.decode()
    assert f'action="{reverse("assessors:decide_tie", args=[tie.pk])}"' in person
    answer = client.post(
        reverse("assessors:decide_tie", args=[tie.pk]), {"action": "lift", "note": "Sudah pindah", "kembali": page}
    )

    assert (answer.status_code, answer.url) == (302, page)
    tie.refresh_from_db()
    assert (tie.state, tie.reason) == ("dismissed", "Sudah pindah")
