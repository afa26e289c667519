import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from gerakan.foundation.access import anybody, check, get_for, named, permission, signed_in, who
from gerakan.foundation.accounts.models import User


@who
def is_called_siti(user) -> bool:
    """Bernama Siti."""
    return getattr(user, "name", "") == "Siti"


@who
def owns_it(user, thing=None) -> bool:
    """Pemiliknya."""
    return thing == "own"


SITI = User(name="Siti")
BUDI = User(name="Budi")


def test_a_sentence_is_read_as_it_is_tested():
    assert (is_called_siti & owns_it).words == "Bernama Siti dan Pemiliknya"
    assert (
        is_called_siti & (owns_it | signed_in)
    ).words == "Bernama Siti dan (Pemiliknya atau Siapa saja yang sudah masuk)"
    assert (~(is_called_siti | owns_it)).words == "bukan (Bernama Siti atau Pemiliknya)"
    assert (is_called_siti & owns_it & anybody).words == "Bernama Siti dan Pemiliknya dan Siapa saja, juga tanpa masuk"


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (is_called_siti, True),
        (owns_it, None),
        (is_called_siti | owns_it, True),
        (is_called_siti & owns_it, None),
        (~is_called_siti & owns_it, False),
        (~owns_it, None),
        (~is_called_siti | ~owns_it, None),
    ],
)
def test_what_holds_whatever_the_thing_is_known_without_the_thing(sentence, answer):
    assert sentence.holds_whatever(SITI) is answer


def test_a_certain_answer_agrees_with_every_thing():
    for sentence in (is_called_siti | owns_it, ~is_called_siti & owns_it, is_called_siti & ~owns_it):
        for person in (SITI, BUDI):
            certain = sentence.holds_whatever(person)
            answers = {sentence.holds(person, thing) for thing in ("own", "other")}
            assert certain is None or answers == {certain}


def test_a_right_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        permission("access.read", anybody)


def test_somebody_deactivated_has_the_rights_of_a_visitor():
    gone = User(name="Siti", is_active=False)

    assert not named("access.read").allows(gone)
    assert not gone.has_perm("access.read")
    assert named("access.read").allows(SITI)


def test_visitors_are_asked_the_same_way():
    visitor = AnonymousUser()

    assert not visitor.has_perm("access.read")
    with pytest.raises(PermissionDenied, match="Membaca daftar hak"):
        check(visitor, named("access.read"))


@pytest.mark.django_db
def test_not_visible_is_404_and_visible_but_not_allowed_is_403():
    own, other = (User.objects.create_user(f"{name}@contoh.id", name=name) for name in ("a", "b"))

    with pytest.raises(Http404):
        get_for(own, named("accounts.own_profile"), User.objects.all(), pk=other.pk)
    with pytest.raises(PermissionDenied):
        get_for(own, named("accounts.give_role"), User.objects.all(), pk=own.pk)
    assert get_for(own, named("accounts.own_profile"), User.objects.all(), pk=own.pk) == own
