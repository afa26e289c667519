import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gerakan.foundation.accounts import commands, queries
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.hats import holds, is_secretariat
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from tests.factories.accounts import RoleAssignmentFactory, UserFactory, a_region, an_edition, somebody

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
SUMENEP = ("35.29", "Kabupaten Sumenep")


@pytest.fixture
def secretary():
    return somebody(Role.SECRETARIAT)


@pytest.fixture
def admin():
    return somebody(Role.NATIONAL_ADMIN)


def test_a_given_role_gives_its_rights_and_leaves_a_trace(secretary):
    person = UserFactory(name="Rina")
    assert not holds(person, Role.ASSESSOR)

    commands.give_role(person, role=Role.ASSESSOR, edition=an_edition(), by=secretary)

    event = Event.objects.latest("pk")
    assert holds(person, Role.ASSESSOR)
    assert (event.action, event.actor, event.edition) == ("role.given", secretary.name, "2027")
    assert event.changes["user"] == "Rina"


def test_a_role_holds_from_its_first_to_its_last_day():
    role = RoleAssignmentFactory(starts_on=TODAY - 3 * DAY, ends_on=TODAY)

    days = [role.starts_on - DAY, role.starts_on, TODAY, TODAY + DAY]
    assert [RoleAssignment.objects.in_force(day).exists() for day in days] == [False, True, True, False]


def test_an_ended_role_takes_its_rights_along(secretary):
    role = RoleAssignmentFactory(role=Role.MENTOR, starts_on=TODAY - 5 * DAY)
    person = User.objects.get(pk=role.user_id)
    assert holds(person, Role.MENTOR)

    commands.end_role(role, by=secretary, note="Mengundurkan diri")

    assert role.ends_on == TODAY - DAY
    assert not holds(User.objects.get(pk=person.pk), Role.MENTOR)
    assert Event.objects.latest("pk").note == "Mengundurkan diri"


def test_nobody_gives_or_ends_an_own_role(admin):
    with pytest.raises(RoleRefused, match="sendiri"):
        commands.give_role(admin, role=Role.ASSESSOR, by=admin)
    with pytest.raises(RoleRefused, match="sendiri"):
        commands.end_role(admin.hat, by=admin)


@pytest.mark.parametrize("role", [Role.NATIONAL_ADMIN, Role.SECRETARIAT, Role.AUDITOR])
def test_reserved_roles_come_from_the_national_administrator(role, secretary, admin):
    person = UserFactory()
    with pytest.raises(RoleRefused, match="hanya diberikan oleh administrator nasional"):
        commands.give_role(person, role=role, by=secretary)

    given = commands.give_role(person, role=role, by=admin)

    with pytest.raises(RoleRefused, match="administrator nasional"):
        commands.end_role(given, by=secretary)


@pytest.mark.parametrize("role", [None, Role.MENTOR, Role.AUDITOR, Role.REGION_HEAD])
def test_others_give_no_roles(role):
    place = {"region": a_region()} if role == Role.REGION_HEAD else {}
    with pytest.raises(RoleRefused, match="Hanya sekretariat"):
        commands.give_role(UserFactory(), role=Role.ASSESSOR, by=somebody(role, **place))


def test_a_secretary_of_one_edition_gives_roles_of_that_edition_only():
    secretary = somebody(Role.SECRETARIAT, edition=an_edition(2027))

    with pytest.raises(RoleRefused, match="hanya untuk Edisi 2027"):
        commands.give_role(UserFactory(), role=Role.ASSESSOR, edition=an_edition(2026), by=secretary)
    commands.give_role(UserFactory(), role=Role.ASSESSOR, edition=an_edition(2027), by=secretary)


@pytest.mark.parametrize(
    ("role", "missing"),
    [(Role.REGION_ADMIN, "daerah"), (Role.PROVINCE, "provinsi"), (Role.PARTNER_MINISTRY, "organisasi")],
)
def test_a_role_needs_its_place(role, missing, secretary):
    with pytest.raises(RoleRefused, match=f"memerlukan {missing}"):
        commands.give_role(UserFactory(), role=role, by=secretary)


def test_the_database_refuses_a_region_role_without_region():
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignmentFactory(role=Role.REGION_ADMIN)


def head(secretary, name, **details):
    return commands.give_role(
        UserFactory(name=name), role=Role.REGION_HEAD, region=a_region(*SUMENEP), by=secretary, **details
    )


def test_a_region_has_one_head_at_a_time(secretary):
    head(secretary, "Siti", starts_on=TODAY - 30 * DAY)

    with pytest.raises(RoleRefused, match="Kabupaten Sumenep sudah mempunyai Kepala daerah pada masa itu: Siti"):
        head(secretary, "Budi")

    assert RoleAssignment.objects.filter(role=Role.REGION_HEAD).count() == 1


def test_a_head_may_follow_on_the_day_after(secretary):
    head(secretary, "Siti", starts_on=TODAY - 30 * DAY, ends_on=TODAY - DAY)
    head(secretary, "Budi", starts_on=TODAY, ends_on=TODAY + 30 * DAY)
    head(secretary, "Tuti", starts_on=TODAY + 31 * DAY)

    with pytest.raises(RoleRefused, match="Budi"):
        head(secretary, "Dewi", starts_on=TODAY + 30 * DAY)


def test_heads_of_two_regions_do_not_meet(secretary):
    head(secretary, "Siti")
    commands.give_role(UserFactory(), role=Role.REGION_HEAD, region=a_region("35.78", "Kota Surabaya"), by=secretary)


def test_an_acting_head_needs_a_mandate(secretary):
    with pytest.raises(RoleRefused, match="nomor surat mandat"):
        head(secretary, "Budi", acting_kind="plt")


def test_a_stand_in_acts_beside_the_head_and_only_one(secretary):
    siti = head(secretary, "Siti")
    acting = head(secretary, "Budi", acting_kind="plh", acting_for=siti.user, mandate_number="800/12/2026")

    assert str(acting) == "Plh. Kepala daerah, Kabupaten Sumenep"
    assert holds(acting.user, Role.REGION_HEAD)
    with pytest.raises(RoleRefused, match="Budi"):
        head(secretary, "Tuti", acting_kind="plt", mandate_number="800/13/2026")


def test_a_penjabat_fills_the_vacancy_and_no_head_fits_beside(secretary):
    head(secretary, "Budi", acting_kind="pj", mandate_number="100.2/1/2026")
    with pytest.raises(RoleRefused, match="Budi"):
        head(secretary, "Siti")


def test_only_offices_have_stand_ins(secretary):
    with pytest.raises(RoleRefused, match="Hanya kepala daerah"):
        commands.give_role(UserFactory(), role=Role.ASSESSOR, by=secretary, acting_kind="plt", mandate_number="1/2026")


def test_the_holder_of_an_office_on_a_day_is_known(secretary):
    region = a_region(*SUMENEP)
    head(secretary, "Siti", starts_on=TODAY - 9 * DAY, ends_on=TODAY - 5 * DAY)
    head(secretary, "Budi", starts_on=TODAY - 4 * DAY)

    names = [
        [row.user.name for row in queries.holders_on(Role.REGION_HEAD, region_id=region.pk, day=day)]
        for day in (TODAY - 10 * DAY, TODAY - 5 * DAY, TODAY)
    ]
    assert names == [[], ["Siti"], ["Budi"]]


def test_the_same_role_is_not_given_twice(secretary):
    person = somebody(Role.ASSESSOR)
    with pytest.raises(RoleRefused, match="sudah memegang peran itu"):
        commands.give_role(person, role=Role.ASSESSOR, by=secretary)


def test_the_last_national_administrator_stays():
    last = somebody(Role.NATIONAL_ADMIN)
    with pytest.raises(RoleRefused, match="administrator nasional terakhir"):
        commands.end_role(last.hat, by="sistem: uji")

    other = somebody(Role.NATIONAL_ADMIN)
    commands.end_role(last.hat, by=other)


def test_dates_run_forward(secretary):
    with pytest.raises(RoleRefused, match="mendahului"):
        commands.give_role(UserFactory(), role=Role.ASSESSOR, starts_on=TODAY, ends_on=TODAY - DAY, by=secretary)


# Hats


def test_rights_follow_the_role_in_use():
    person = somebody(Role.MENTOR)
    RoleAssignmentFactory(user=person, role=Role.SECRETARIAT)
    mentor, secretary = User.objects.get(pk=person.pk).roles

    as_mentor, as_secretary = (User.objects.get(pk=person.pk) for _ in range(2))
    as_mentor.hat_id, as_secretary.hat_id = mentor.pk, secretary.pk

    assert [as_mentor.has_perm("accounts.invite"), as_secretary.has_perm("accounts.invite")] == [False, True]
    assert is_secretariat.holds(as_secretary)
    assert as_mentor.hat_label == "Pembimbing"


def test_a_hat_of_somebody_else_is_not_worn():
    person = somebody(Role.MENTOR)
    person.hat_id = somebody(Role.NATIONAL_ADMIN).hat.pk
    assert person.hat.role == Role.MENTOR


def test_a_role_for_one_place_covers_that_place_only():
    region, other = a_region(), a_region("35.78", "Kota Surabaya")
    person = somebody(Role.REGION_ADMIN, region=region)
    assert holds(person, Role.REGION_ADMIN, region=region)
    assert not holds(person, Role.REGION_ADMIN, region=other)
    assert holds(somebody(Role.SECRETARIAT), Role.SECRETARIAT, edition=an_edition())
    assert not holds(somebody(Role.SECRETARIAT, edition=an_edition(2026)), Role.SECRETARIAT, edition=an_edition(2027))


def test_an_operators_key_opens_no_right_of_the_movement():
    operator = User.objects.create_superuser("operator@contoh.id", "x", name="Operator")
    assert not operator.has_perm("accounts.invite")
    assert operator.has_perm("auth.view_group")


# People


def test_an_email_belongs_to_one_person():
    commands.create_person(email="Siti@Contoh.id", name="Siti", by="sistem: uji")
    with pytest.raises(RoleRefused, match="sudah dipakai"):
        commands.create_person(email="siti@contoh.ID", name="Siti lain", by="sistem: uji")


def test_a_deactivated_person_loses_everything_at_once(admin):
    person = somebody(Role.SECRETARIAT)
    assert person.has_perm("accounts.invite")

    commands.deactivate(person, note="Pindah tugas", by=admin)

    assert not person.has_perm("accounts.invite")
    assert not person.has_perm("access.read")
    commands.reactivate(person, note="Kembali", by=admin)
    assert User.objects.get(pk=person.pk).has_perm("accounts.invite")


def test_a_secretary_closes_no_account_above(secretary, admin):
    for above in (admin, somebody(Role.SECRETARIAT), secretary):
        with pytest.raises(RoleRefused):
            commands.deactivate(above, note="x", by=secretary)
    commands.deactivate(somebody(Role.MENTOR), note="x", by=secretary)


def test_a_profile_change_records_what_differs():
    person = UserFactory(name="Rina", title="")
    commands.change_profile(person, name="Rina", title="Kepala bidang", by=person)
    assert Event.objects.latest("pk").changes == {"title": ["", "Kepala bidang"]}


GIVE = """
from gerakan.foundation.accounts import commands
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
try:
    commands.give_role(User.objects.get(name="{name}"), role="region_head", region=Region.objects.get(), by="proses")
    print(json.dumps("given"))
except RoleRefused as refusal:
    print(json.dumps(str(refusal)))
"""


@pytest.mark.django_db(transaction=True)
def test_two_offices_filled_at_once_leave_one_head(processes):
    a_region(*SUMENEP)
    for name in ("Siti", "Budi", "Tuti"):
        UserFactory(name=name)

    answers = processes.together(*[GIVE.format(name=name) for name in ("Siti", "Budi", "Tuti")])

    assert sorted(answer == "given" for answer in answers) == [False, False, True]
    assert all("sudah mempunyai Kepala daerah" in answer for answer in answers if answer != "given")
