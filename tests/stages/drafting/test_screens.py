"""The secretariat writes an edition's text on its page."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.drafting.models import Template
from tests.factories.accounts import somebody
from tests.factories.agreements import a_text, facts, numbers, staff
from tests.factories.editions import EditionFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_from_nothing_to_ready(client):
    numbers()
    edition = EditionFactory(state="open")
    client.force_login(staff(), BACKEND)
    page = reverse("drafting:text", args=[edition.slug])
    assert "belum mempunyai naskah" in client.get(page).content.decode()

    client.post(page)
    text = Template.objects.get()
    change = reverse("drafting:change", args=[text.pk])
    client.post(reverse("drafting:facts", args=[text.pk]), facts(witnesses="Satu\n\nDua", valid_until="2099-01-01"))
    client.post(
        reverse("drafting:new_clause", args=[text.pk]), {"heading": "Biaya", "text": "Ditanggung {{ daerah }}."}
    )
    client.post(change, {"action": "add_desk", "role": "region_secretary", "label": "Sekda", "may_edit": "on"})
    client.post(change, {"action": "drop_desk", "which": text.desks.get(label="Direktur Jenderal").pk})
    client.post(change, {"action": "add_duty", "title": "Laporan", "owner": "region", "days": 365})
    client.post(change, {"action": "declare"})

    text.refresh_from_db()
    assert (text.state, text.witnesses) == ("ready", ["Satu", "Dua"])
    assert [desk.label for desk in text.desks.all()][-1] == "Sekda"
    assert text.desks.count() == 4
    assert text.clauses.count() == 7
    assert "Siap dipakai" in client.get(page).content.decode()


def test_a_wrong_field_stays_as_typed(client):
    numbers()
    edition = EditionFactory()
    client.force_login(staff(), BACKEND)
    client.post(reverse("drafting:text", args=[edition.slug]))
    address = reverse("drafting:new_clause", args=[Template.objects.get().pk])

    page = client.post(address, {"heading": "Biaya", "text": "Oleh {{ dinas }}."}).content.decode()

    assert "Kata sisipan tidak dikenal: dinas." in page
    assert "Oleh {{ dinas }}." in page


def test_a_new_edition_begins_from_the_last_text():
    old = a_text(EditionFactory(year=2040, slug="e2040"))
    from_old = a_text(EditionFactory(year=2041, slug="e2041"))

    assert [row.text for row in from_old.clauses.all()] == [row.text for row in old.clauses.all()]


def test_a_desk_of_the_ministry_reads_and_does_not_write(client):
    text = a_text()
    client.force_login(somebody(Role.MINISTRY_LEGAL), BACKEND)

    assert client.get(reverse("drafting:text", args=[text.edition.slug])).status_code == 200
    assert client.post(reverse("drafting:change", args=[text.pk]), {"action": "declare"}).status_code == 403
