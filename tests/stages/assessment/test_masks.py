"""Where the phase hides who is who, no page, list, file, message or calendar tells; lifting a mask is an act with a reason."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions import phases
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.regions.models import Alias
from gerakan.foundation.regions.redaction import redacted
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.commands.cases import remind_markers
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.masks import code_name
from gerakan.stages.assessors.permissions import (
    ASSESSORS_KNOW_EACH_OTHER,
    ASSESSORS_KNOW_REGIONS,
    REGIONS_KNOW_ASSESSORS,
)
from gerakan.stages.interviews.commands.days import make_feed
from gerakan.stages.questionnaires.commands import clarifications
from gerakan.stages.questionnaires.models import Answer
from tests.doors.assessment import an_evidence
from tests.factories.accounts import somebody
from tests.factories.assessment import a_case, a_discussed_case, mark, owner, send, sheets_of
from tests.stages.assessment.test_enquiries import NEUTRAL, Scene
from tests.stages.assessment.test_phases import in_a_phase_without

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def doors_of(case: Case) -> dict[str, str]:
    """Pages of an assessor, and those where traces could show."""
    slug = case.ruling.edition.slug
    found = {
        "case": reverse("assessment:case", args=[case.pk]),
        "own sheets": reverse("assessment:own_sheets"),
        "interviews": reverse("interviews:own"),
        "interview": reverse("interviews:interview", args=[case.interview_id]),
        "home": "/beranda/",
        "notices": "/pemberitahuan/",
        "ruling": reverse("assessment:ruling", args=[slug]),
        "board": reverse("assessment:board", args=[slug]),
        "enquiries": reverse("assessment:enquiries", args=[slug]),
        "edition": reverse("editions:phases", args=[slug]),
    }
    for door in ("sheet", "send"):
        found |= {f"{door} {sheet.pk}": reverse(f"assessment:{door}", args=[sheet.pk]) for sheet in sheets_of(case)}
    return found | {"ask": reverse("assessment:ask_region", args=[sheets_of(case)[0].pk, "sdm"])}


def that_tell(client, person: User, case: Case, *secrets: str) -> list[tuple[str, str]]:
    """Doors that tell one of the secrets to this person."""
    client.force_login(person, BACKEND)
    told = []
    for name, address in doors_of(case).items():
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode(errors="ignore")
        told += [(name, secret) for secret in secrets if secret.casefold() in text.casefold()]
    return told


def test_a_masked_region_is_a_code_at_every_door_of_its_markers(client):
    scene = Scene()
    case, region = scene.case, scene.case.region
    Alias.objects.create(region=region, text="Kota Seribu Contoh", kind=region.kind, reason="popular_name")
    proof = an_evidence(case)
    proof.title, proof.quotation = f"Perbup {region.base_name} 12", f"Bupati {region.name.upper()} menetapkan."
    proof.save()
    question = scene.passed()
    told = f"Kota Seribu Contoh, {region.base_name.lower()}kab.go.id"
    clarifications.reply(question, part=scene.asked.part("struktur"), words=told, by=scene.asked.diskominfo)
    Answer.objects.filter(item__code="sdm").update(note=f"Menurut Bappeda {region.name}")
    feed = make_feed(scene.asker, by=scene.asker)
    in_a_phase_without(case, ASSESSORS_KNOW_REGIONS)
    remind_markers(case.ruling, sheets=sheets_of(case), by=scene.asked.staff)
    secrets = (region.base_name, region.code, "Seribu Contoh")

    assert that_tell(client, scene.asker, case, *secrets) == []

    page = client.get(reverse("assessment:sheet", args=[scene.sheet.pk])).content.decode()
    assert code_name(case) in page
    assert NEUTRAL in page
    assert "[disamarkan]" in page
    assert client.get(reverse("assessment:evidence", args=[proof.pk])).status_code == 404
    assert client.get(reverse("interviews:interview", args=[case.interview_id])).status_code == 404
    calendar = client.get(reverse("interviews:calendar", args=[feed.token])).content.decode()
    assert region.base_name not in calendar
    reminder = Notice.objects.filter(person=scene.asker, kind="assessment.marks_wanted").latest("pk")
    assert code_name(case) in reminder.text + reminder.body
    mark(scene.sheet, sdm=2)  # marking goes on


def test_the_region_is_known_to_the_secretariat_and_after_the_mask_is_lifted(client):
    case = a_case()
    staff, person = somebody(Role.SECRETARIAT), owner(sheets_of(case)[0])
    in_a_phase_without(case, ASSESSORS_KNOW_REGIONS)
    for sheet in sheets_of(case):
        send(sheet)  # the message that opens the discussion is masked too
    address = reverse("assessment:case", args=[case.pk])
    assert that_tell(client, person, case, case.region.name) == []
    client.force_login(staff, BACKEND)
    assert case.region.name in client.get(address).content.decode()

    client.post(reverse("assessment:unmask", args=[case.pk]), {"hak": ASSESSORS_KNOW_REGIONS.code, "note": ""})
    assert not Event.objects.filter(action="edition.right_lifted").exists()
    client.post(reverse("assessment:unmask", args=[case.pk]), {"hak": ASSESSORS_KNOW_REGIONS.code, "note": "Keliru."})

    assert Event.objects.get(action="edition.right_lifted").note == "Keliru."
    client.force_login(person, BACKEND)
    assert case.region.name in client.get(address).content.decode()
    refused = client.post(
        reverse("assessment:unmask", args=[case.pk]), {"hak": "assessors.known_to_panel", "note": "x"}
    )
    assert refused.status_code in {403, 404}


def test_members_of_a_panel_are_letters_to_each_other(client):
    case = a_discussed_case((1, 2, 2, 2), (3, 2, 2, 2))
    first, second = sheets_of(case)
    consolidation.remark(case, text="Menurut saya dua.", is_public=False, by=owner(first))
    consolidation.settle(first.marks.first(), level=2, reason="Setuju dua.", by=owner(first))
    name, reader = owner(first).name, owner(second)
    in_a_phase_without(case, ASSESSORS_KNOW_EACH_OTHER)

    assert that_tell(client, reader, case, name) == []

    page = client.get(reverse("assessment:case", args=[case.pk])).content.decode()
    assert "Asesor A" in page
    assert "Setuju dua." in page
    assert reader.name in page
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    assert name in client.get(reverse("assessment:case", args=[case.pk])).content.decode()


def test_a_region_reads_how_many_assessors_and_not_who(client):
    case = a_discussed_case()
    official = somebody(Role.REGION_ADMIN, region=case.region)
    names = [owner(sheet).name for sheet in sheets_of(case)]
    client.force_login(official, BACKEND)
    address = reverse("interviews:interview", args=[case.interview_id])
    assert names[0] in client.get(address).content.decode()

    in_a_phase_without(case, REGIONS_KNOW_ASSESSORS)

    assert that_tell(client, official, case, *names) == []
    assert "2 asesor" in client.get(address).content.decode()


def test_lifting_counts_for_one_region_only():
    case = a_discussed_case()
    edition, staff = case.ruling.edition, somebody(Role.SECRETARIAT)
    other = somebody(Role.REGION_ADMIN, region=Scene().case.region).assignments.get().region
    in_a_phase_without(case, ASSESSORS_KNOW_REGIONS)
    phases.lift(edition, ASSESSORS_KNOW_REGIONS, region=case.region, reason="Keliru.", by=staff)
    assert phases.allows(ASSESSORS_KNOW_REGIONS, edition, case.region)
    assert not phases.allows(ASSESSORS_KNOW_REGIONS, edition, other)


def test_names_are_blotted_out_whole_in_words_and_in_addresses():
    region = a_discussed_case().region
    base = region.base_name
    text = f"{region.name}, {base.upper()}, {base.lower()}kab.go.id dan kota lain"
    assert base.casefold() not in redacted(text, region).casefold()
    assert redacted(text, region).endswith("kab.go.id dan kota lain")
