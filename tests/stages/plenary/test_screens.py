"""What the screens show to whom: the room, the wall, the thumb, the public page; nothing leaks."""

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.stages.plenary.commands import decisions, sittings
from gerakan.stages.plenary.models import Decision, Plenary, Vote
from tests.factories.accounts import somebody
from tests.factories.plenary import a_plenary, fresh

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def visit(client, person, name, *args, **query):
    client.force_login(fresh(person), BACKEND)
    return client.get(reverse(f"plenary:{name}", args=args), query)


def say(client, person, name, *args, **said):
    client.force_login(fresh(person), BACKEND)
    return client.post(reverse(f"plenary:{name}", args=args), said)


def text_of(answer):
    return answer.content.decode()


def test_the_wall_shows_one_region_and_who_must_leave(client):
    sitting = a_plenary()
    member, region = sitting.members[0], sitting.regions[2]
    sittings.recuse(sitting.plenary, member=member, region=region, reason="Keluarga", by=sitting.staff)
    decisions.note(sitting.decision(3), text="Perbup baru ditetapkan.", by=sitting.staff)

    shown = text_of(visit(client, sitting.staff, "screen", sitting.plenary.pk, daerah=region.code))

    assert "Mohon menunggu di luar" in shown
    assert member.name in shown
    assert "Perbup baru ditetapkan." in shown
    assert "3/3" in shown


def test_whoever_is_out_of_the_room_finds_nothing_through_any_door(client):
    sitting = a_plenary()
    member, region = sitting.members[0], sitting.regions[2]
    sittings.recuse(sitting.plenary, member=member, region=region, reason="Keluarga", by=fresh(member))
    decisions.note(sitting.decision(3), text="Rahasia rapat", by=sitting.staff)
    shut, pk = sitting.decision(3), sitting.plenary.pk

    for answer in (
        visit(client, member, "decision", shut.pk),
        visit(client, member, "propose", shut.pk),
        say(client, member, "vote", shut.pk, choice="for", seen=0),
        say(client, member, "act_on_decision", shut.pk, action="note", note="x"),
    ):
        assert answer.status_code == 404
    assert visit(client, member, "decision", sitting.decision(4).pk).status_code == 200
    assert client.get(shut.standing.get_absolute_url()).status_code == 404
    assert region.name not in text_of(client.get(sitting.plenary.run.get_absolute_url(), {"unduh": "csv"}))
    for shown in (
        text_of(visit(client, member, "screen", pk, daerah=region.code)),
        text_of(visit(client, member, "room", pk, cari=region.name)),
        text_of(visit(client, member, "room", pk, unduh="csv")),
        text_of(visit(client, member, "departures", pk)),
    ):
        assert "Rahasia" not in shown
        assert f"{region.name}</a>" not in shown
    assert region.name not in text_of(visit(client, member, "room", pk, unduh="csv"))
    assert "Anda di luar ruangan" in text_of(visit(client, member, "ballots", pk))
    assert not Vote.objects.exists()


def test_a_thumb_votes_and_changes_its_mind(client):
    sitting = a_plenary()
    member = sitting.members[0]

    assert sitting.regions[2].name in text_of(visit(client, member, "ballots", sitting.plenary.pk))
    for choice in ("against", "for"):
        say(client, member, "vote", sitting.decision(3).pk, choice=choice, seen=0, kembali="suara")

    assert [vote.choice for vote in Vote.objects.all()] == ["for"]


def test_the_sitting_is_held_on_screen(client):
    sitting = a_plenary(is_open=False)
    pk = sitting.plenary.pk
    for person in (sitting.chair, *sitting.members):
        say(client, sitting.staff, "attendance", pk, member=person.pk, is_present="on")
    say(client, sitting.chair, "act", pk, action="open")
    say(client, sitting.chair, "act", pk, action="accept")
    told = {"verdict": "refused", "reason": "Belum siap.", "evidence": "Berita acara", "seen": 0}
    say(client, sitting.members[0], "propose", sitting.decision(3).pk, **told)
    say(client, sitting.members[1], "act_on_decision", sitting.decision(3).pk, action="sign", seen=1)
    told = {"verdict": "selected", "reason": "Lebih siap.", "evidence": "Berita acara", "seen": 0}
    say(client, sitting.members[0], "propose", sitting.decision(4).pk, **told)
    say(client, sitting.members[1], "act_on_decision", sitting.decision(4).pk, action="sign", seen=1)
    for place in (3, 4):
        for member in sitting.members:
            say(client, member, "vote", sitting.decision(place).pk, choice="for", seen=1)
        say(client, sitting.chair, "act_on_decision", sitting.decision(place).pk, action="decide")
    say(client, sitting.chair, "act", pk, action="close")
    say(client, sitting.staff, "act", pk, action="freeze")
    say(client, sitting.staff, "act", pk, action="publish")

    assert Plenary.objects.get().state == "published"
    client.logout()
    shown = text_of(client.get(reverse("plenary:result", args=[sitting.edition.slug])))
    assert "3 daerah terpilih dan 1 cadangan" in shown
    shown = text_of(client.get(reverse("plenary:departures", args=[pk])))
    assert "Belum siap." in shown
    assert sitting.members[1].name in shown


def test_under_embargo_the_public_finds_nothing(client):
    sitting = a_plenary()
    plenary = sitting.frozen()
    region = sitting.regions[0]
    addresses = [
        reverse("plenary:result", args=[sitting.edition.slug]),
        reverse("plenary:version", args=[sitting.edition.slug, 1]),
        reverse("plenary:departures", args=[plenary.pk]),
        plenary.run.get_absolute_url(),
    ]
    for address in addresses:
        assert client.get(address).status_code in {302, 404}
    for person in (somebody("region_head", region=region), somebody("assessor"), somebody("mentor")):
        client.force_login(person, BACKEND)
        for address in (*addresses, plenary.get_absolute_url(), Decision.objects.first().get_absolute_url()):
            assert client.get(address).status_code == 404
        found = client.get(reverse("search:search"), {"q": "terpilih"})
        assert "Terpilih" not in text_of(found).split("<main")[1]


def test_a_withdrawal_stands_in_the_public_register(client):
    sitting = a_plenary()
    plenary = sitting.published()
    day = timezone.localdate(plenary.published_at).isoformat()

    answer = say(
        client, sitting.staff, "withdraw", sitting.decision(1).pk, happened_on=day, reason="Anggaran tidak ada."
    )
    client.logout()

    assert answer.status_code == 302
    shown = text_of(client.get(reverse("plenary:withdrawals", args=[sitting.edition.slug])))
    assert "Anggaran tidak ada." in shown
    assert sitting.regions[3].name in shown
