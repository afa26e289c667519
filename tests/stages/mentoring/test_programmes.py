"""The programme of an edition: begun from the template, published for ever, followed by whoever has not begun."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.commands import guiding, programmes
from gerakan.stages.mentoring.models import Deliverable, GuidanceStage, Programme
from gerakan.stages.mentoring.queries.programmes import mark_of
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance, a_programme, an_edition, delivered, planned, results, stage

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_the_first_draft_is_the_template_of_four_stages():
    made = programmes.begin_programme(an_edition(), by=staff())

    shops = list(made.workshops.prefetch_related("expected"))
    assert [(row.number, row.days) for row in shops] == [(1, 2), (2, 2), (3, 2), (4, 2)]
    assert all(any(asked.is_compulsory for asked in row.expected.all()) for row in shops)
    with pytest.raises(TransitionRefused, match="sudah ada"):
        programmes.begin_programme(made.edition, by=staff())


def test_a_published_programme_never_changes():
    made = a_programme()
    shop = made.workshops.get(number=1)

    for act in (
        lambda: programmes.write_workshop(made, facts={"title": "Lain"}, workshop=shop, by=staff()),
        lambda: programmes.write_expected(shop, facts={"name": "Lain"}, by=staff()),
        lambda: programmes.drop_expected(shop.expected.first(), by=staff()),
        lambda: programmes.drop_last_workshop(made, by=staff()),
    ):
        with pytest.raises(TransitionRefused, match="versi berikutnya"):
            act()
    with pytest.raises(TransitionRefused, match="tidak berlaku lagi"):
        programmes.publish(made, by=staff())


def test_two_of_the_secretariat_do_not_overwrite_each_other(client):
    made = programmes.begin_programme(an_edition(), by=staff())
    shop = made.workshops.get(number=1)
    asked = shop.expected.first()
    client.force_login(staff(), backend=BACKEND)
    first = {"title": "Lebih dahulu"}, {"name": "Lebih dahulu"}
    cases = (
        (shop, "title", "workshop", lambda: programmes.write_workshop(made, facts=first[0], workshop=shop, by=staff())),
        (
            asked,
            "name",
            "expected",
            lambda: programmes.write_expected(shop, facts=first[1], expected=asked, by=staff()),
        ),
    )
    for row, name, address, another_writes in cases:
        url = reverse(f"mentoring:{address}", args=[row.pk])
        typed = {field.html_name: field.value() or "" for field in client.get(url).context["form"]}
        another_writes()
        answer = client.post(url, typed | {name: "Terlambat"}).content.decode()
        row.refresh_from_db()
        assert getattr(row, name) == "Lebih dahulu"
        assert "Orang lain lebih dahulu" in answer
        assert "Terlambat" in answer, "what was typed stays on the screen"
        typed["seen"] = client.get(url).context["form"]["seen"].value()
        client.post(url, typed | {name: "Sesudah melihat"})
        row.refresh_from_db()
        assert getattr(row, name) == "Sesudah melihat"


def test_a_stage_that_asks_for_nothing_is_not_published():
    made = programmes.begin_programme(an_edition(), by=staff())
    programmes.write_workshop(made, facts={"title": "Pameran"}, by=staff())

    with pytest.raises(TransitionRefused, match="tahap V"):
        programmes.publish(made, by=staff())

    assert Programme.objects.get(pk=made.pk).is_draft


def test_only_the_secretariat_writes_and_the_database_keeps_one_draft():
    edition = an_edition()
    for role in (Role.MENTOR, Role.AUDITOR):
        with pytest.raises(PermissionDenied):
            programmes.begin_programme(edition, by=somebody(role))
    programmes.begin_programme(edition, by=staff())
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.create(edition=edition, number=9)


def test_a_new_version_reaches_only_stages_that_have_not_begun():
    begun, fresh = a_guidance(), None
    edition = begun.edition
    fresh = a_guidance(edition)
    planned(stage(fresh))
    delivered(results(stage(begun))[0])
    made = programmes.begin_programme(edition, by=staff())
    programmes.write_expected(made.workshops.get(number=1), facts={"name": "Profil kota"}, by=staff())
    programmes.write_expected(made.workshops.get(number=2), facts={"name": "Daftar aplikasi"}, by=staff())
    programmes.drop_last_workshop(made, by=staff())

    assert programmes.publish(made, by=staff()) == 2

    names = lambda row: [one.expected.name for one in results(row)]  # noqa: E731
    assert "Profil kota" not in names(stage(begun))
    assert "Profil kota" in names(stage(fresh))
    assert all("Daftar aplikasi" in names(stage(one, 2)) for one in (begun, fresh))
    assert list(begun.stages.values_list("number", flat=True)) == [1, 2, 3]
    assert stage(begun).workshop.programme.number == 1
    assert (stage(fresh).state, stage(fresh).place) == ("open", "Balai kota")
    assert all(row.due_on for row in results(stage(fresh)))


def test_every_region_that_takes_part_begins_once():
    programme = a_programme()
    with pytest.raises(TransitionRefused, match="sudah dibimbing"):
        guiding.begin_all(programme.edition, by=staff())
    made = a_guidance(programme.edition)

    assert [row.state for row in made.stages.order_by("number")] == ["open", "waiting", "waiting", "waiting"]
    assert Deliverable.objects.filter(stage__guidance=made).count() == 14
    assert GuidanceStage.objects.filter(guidance=made).count() == 4


def test_the_screens_of_the_programme(client):
    edition = an_edition()
    client.force_login(staff(), BACKEND)
    page = reverse("mentoring:programme", args=[edition.slug])
    assert "Mulai dari template bawaan" in client.get(page).content.decode()
    client.post(page)
    draft = Programme.objects.get(edition=edition)
    shop = draft.workshops.get(number=1)
    said = {"title": "Kesiapan", "days": 3, "agenda": "Hari 1\n\nHari 2", "materials": "Buku | https://contoh.go.id/b"}

    client.post(reverse("mentoring:workshop", args=[shop.pk]), said | {"seen": mark_of(shop)})
    bad = client.post(reverse("mentoring:workshop", args=[shop.pk]), said | {"materials": "Buku tanpa alamat"})
    client.post(reverse("mentoring:new_expected", args=[shop.pk]), {"name": "Peta", "due_days": 5})
    first, second = shop.expected.order_by("order")[:2]
    other_words = {
        "name": first.name,
        "accepted_when": "Bersumber.",
        "due_days": 7,
        "is_compulsory": "on",
        "seen": mark_of(first),
    }
    client.post(reverse("mentoring:expected", args=[first.pk]), other_words)
    client.post(reverse("mentoring:expected", args=[second.pk]), {"action": "drop"})
    for action in ("add", "drop", "publish"):
        client.post(reverse("mentoring:act_on_programme", args=[draft.pk]), {"action": action})

    shop.refresh_from_db()
    assert (shop.days, shop.agenda, shop.materials) == (3, ["Hari 1", "Hari 2"], [["Buku", "https://contoh.go.id/b"]])
    assert "judul | alamat" in bad.content.decode()
    assert shop.expected.filter(name="Peta", due_days=5).exists()
    assert shop.expected.filter(pk=first.pk, due_days=7, accepted_when="Bersumber.").exists()
    assert not shop.expected.filter(pk=second.pk).exists()
    assert draft.workshops.count() == 4
    assert Programme.objects.get(edition=edition).state == "published"
    client.force_login(somebody(Role.REGION_HEAD, region=a_guidance(edition).region), BACKEND)
    assert "Peta" in client.get(page).content.decode()
