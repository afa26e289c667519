"""Over the desks: remarks, changes, a return to the right desk, and one decision at a time."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice, Reminder
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.commands import preparing, review
from gerakan.stages.agreements.models import Agreement, Comment, Turn
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.queries import review as asked
from tests.factories.accounts import somebody
from tests.factories.agreements import (
    an_agreement,
    approved,
    at_the_first_desk,
    official,
    sitter,
    staff,
    turn_of,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def legal(agreement):
    return official(Role.REGION_LEGAL, agreement.region)


def a_clause(agreement, order=4):
    return agreement.clauses.get(order=order)


def test_the_first_desk_is_told_and_the_region_reads_it():
    agreement = an_agreement()
    head = official(Role.REGION_HEAD, agreement.region)
    assert not Agreement.objects.visible_to(head).exists()

    review.send(agreement, by=staff())

    assert turn_of(agreement).desk.role == Role.REGION_LEGAL
    assert Notice.objects.get(person=legal(agreement)).kind == "agreements.desk_turn"
    assert Agreement.objects.visible_to(head).get() == agreement


def test_each_desk_sees_what_the_one_before_changed():
    agreement = at_the_first_desk()
    clause = a_clause(agreement)
    review.rewrite(
        clause, heading=clause.heading, text=clause.text.replace("60 hari", "90 hari"), seen=0, by=legal(agreement)
    )
    review.approve(turn_of(agreement), by=legal(agreement))

    turn = turn_of(agreement)
    [change] = asked.changes_before(turn, list(asked.turns_of(agreement)))

    assert turn.desk.role == Role.MINISTRY_LEGAL
    assert [piece.words for piece in change.heading] == ["Tugas PIHAK KEDUA"]
    assert [(piece.kind, piece.words.strip()) for piece in change.pieces if piece.kind != "same"] == [
        ("del", "60"), ("ins", "90"),
    ]  # fmt: skip


def test_a_return_goes_to_the_chosen_desk_with_its_reason():
    agreement = at_the_first_desk()
    review.approve(turn_of(agreement), by=legal(agreement))
    review.approve(turn_of(agreement), by=sitter(turn_of(agreement)))
    turn = turn_of(agreement)
    first = asked.desks_of(agreement)[0]

    with pytest.raises(TransitionRefused, match="alasan"):
        review.send_back(turn, desk=first, note=" ", by=sitter(turn))
    review.send_back(turn_of(agreement), desk=first, note="Pasal 4 belum sesuai.", by=sitter(turn))

    assert turn_of(agreement).desk == first
    assert [row.state for row in asked.turns_of(agreement)] == ["approved", "approved", "returned", "waiting"]
    assert "Pasal 4 belum sesuai." in Notice.objects.filter(person=legal(agreement)).first().body


def test_a_return_never_goes_forward():
    agreement = at_the_first_desk()
    later = asked.desks_of(agreement)[1]

    with pytest.raises(TransitionRefused, match="sebelum meja ini"):
        review.send_back(turn_of(agreement), desk=later, note="x", by=legal(agreement))


def test_a_return_to_the_secretariat_opens_the_draft_again():
    agreement = at_the_first_desk()

    review.send_back(turn_of(agreement), desk=None, note="Nama kepala daerah keliru.", by=legal(agreement))

    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.DRAFT
    assert Notice.objects.filter(person=staff(), kind="agreements.sent_back").exists()
    review.send(agreement, by=staff())
    assert agreement.turns.count() == 2


def test_nobody_decides_at_another_desk():
    agreement = at_the_first_desk()
    turn = turn_of(agreement)

    for other in (staff(), official(Role.REGION_HEAD, agreement.region), somebody(Role.MINISTRY_LEGAL),
                  somebody(Role.REGION_LEGAL, region=an_agreement().region)):  # fmt: skip
        with pytest.raises(PermissionDenied):
            review.approve(turn, by=other)


def test_words_change_only_where_the_text_lies():
    agreement = at_the_first_desk()
    clause = a_clause(agreement)

    with pytest.raises(PermissionDenied):
        review.rewrite(clause, heading="x", text="x", seen=0, by=staff())
    with pytest.raises(TransitionRefused, match="Kata sisipan"):
        review.rewrite(clause, heading="x", text="{{ rahasia }}", seen=0, by=legal(agreement))


def test_a_colleagues_words_are_never_covered(client):
    agreement = at_the_first_desk()
    clause = a_clause(agreement)
    review.rewrite(clause, heading="Baru", text="Baru", seen=0, by=legal(agreement))
    client.force_login(legal(agreement), BACKEND)

    late = client.post(
        reverse("agreements:rewrite", args=[agreement.pk, clause.pk]), {"heading": "H", "text": "Terlambat", "seen": 0}
    )

    assert late.status_code == 422
    assert "Terlambat</textarea>" in late.content.decode()
    assert a_clause(agreement).text == "Baru"


def test_the_ministry_answers_before_it_approves():
    agreement = at_the_first_desk()
    remark = review.remark(a_clause(agreement), text="Anggaran belum ada.", by=legal(agreement))
    review.approve(turn_of(agreement), by=legal(agreement))
    turn = turn_of(agreement)

    with pytest.raises(TransitionRefused, match="Tugas PIHAK KEDUA"):
        review.approve(turn, by=sitter(turn))
    with pytest.raises(TransitionRefused, match="pihak yang lain"):
        review.answer(remark, text="Setuju", by=legal(agreement))
    review.answer(remark, text="Diubah pada perubahan APBD.", by=sitter(turn))
    with pytest.raises(TransitionRefused, match="sudah dijawab"):
        review.answer(remark, text="Lagi", by=sitter(turn))
    review.approve(turn_of(agreement), by=sitter(turn))

    assert Comment.objects.get().answer == "Diubah pada perubahan APBD."


def test_the_last_desk_makes_the_paper_and_only_a_complete_one():
    agreement = at_the_first_desk()
    for _n in range(3):
        review.approve(turn_of(agreement), by=sitter(turn_of(agreement)))
    last = turn_of(agreement)

    with pytest.raises(TransitionRefused, match="nomor daerah"):
        review.approve(last, by=sitter(last))
    preparing.give_local_number(agreement, number="41/PK.KDH/A/2027", by=legal(agreement))
    review.approve(turn_of(agreement), by=sitter(last))

    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.APPROVED
    assert queries.final_file(agreement).version == 1
    assert Reminder.objects.filter(kind="agreements.sign_wanted_region").count() == 2


def test_the_secretariat_takes_it_from_a_desk(client):
    agreement = at_the_first_desk()
    client.force_login(staff(), BACKEND)

    client.post(reverse("agreements:act", args=[agreement.pk]), {"action": "recall", "note": "Pejabat berganti."})

    assert (Agreement.objects.get().state, Turn.objects.get().state) == ("draft", "recalled")


def test_an_unsigned_paper_may_be_opened_again_and_nobody_is_reminded():
    agreement = approved()

    review.reopen(agreement, note="Tanggal keliru.", by=staff())

    assert Agreement.objects.get().state == Agreement.State.DRAFT
    assert not Reminder.objects.filter(done_at=None).exists()


def test_a_desk_decides_on_its_page(client):
    agreement = at_the_first_desk()
    client.force_login(legal(agreement), BACKEND)
    page = reverse("agreements:text", args=[agreement.pk])
    decide = reverse("agreements:decide", args=[agreement.pk])
    assert "Putusan meja" in client.get(page).content.decode()

    kept = client.post(decide, {"action": "return", "desk": "0", "note": ""})
    assert kept.status_code == 422
    client.post(reverse("agreements:remark", args=[agreement.pk, a_clause(agreement).pk]), {"text": "Catatan kami"})
    client.post(reverse("agreements:number", args=[agreement.pk]), {"number": "7/2027"})
    client.post(decide, {"action": "approve"})

    assert turn_of(agreement).desk.role == Role.MINISTRY_LEGAL
    assert "Putusan meja" not in client.get(page).content.decode()
    assert client.post(decide, {"action": "approve"}).status_code == 403


def test_other_parties_are_shown_to_the_next_desk_too():
    agreement = at_the_first_desk()
    said = {name: getattr(agreement, name) for name in preparing.CHANGEABLE}
    preparing.complete(agreement, facts=said | {"region_name": "Kepala Baru"}, by=staff())
    review.approve(turn_of(agreement), by=legal(agreement))

    turn = turn_of(agreement)
    [change] = asked.changes_before(turn, list(asked.turns_of(agreement)))

    assert "Kepala Baru" in "".join(piece.words for piece in change.pieces if piece.kind == "ins")
