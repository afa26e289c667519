"""Codes of assessors: one per person and dossier, and no way from one edition to the next."""

import re

import pytest

from gerakan.compute.dossier.pseudonyms import new_key, pseudonyms

PEOPLE = [f"asesor-{number}" for number in range(200)]
KEY = bytes(range(32))


def test_codes_are_stable_one_to_one_and_say_no_name():
    codes = pseudonyms(PEOPLE, key=KEY, edition="2027")

    assert codes == pseudonyms(reversed(PEOPLE), key=KEY, edition="2027")
    assert len(set(codes.values())) == len(PEOPLE)
    assert all(re.fullmatch(r"A-[A-Z2-7]{8}", code) for code in codes.values())


def test_who_joins_later_changes_no_code():
    before = pseudonyms(PEOPLE[:50], key=KEY, edition="2027")

    assert before.items() <= pseudonyms(PEOPLE, key=KEY, edition="2027").items()


def test_the_order_of_codes_is_not_the_order_of_people():
    codes = pseudonyms(PEOPLE, key=KEY, edition="2027")

    assert sorted(PEOPLE, key=codes.__getitem__) != sorted(PEOPLE)


def test_two_editions_or_two_keys_share_no_code():
    first = set(pseudonyms(PEOPLE, key=KEY, edition="2027").values())

    assert first.isdisjoint(pseudonyms(PEOPLE, key=KEY, edition="2028").values())
    assert first.isdisjoint(pseudonyms(PEOPLE, key=new_key(), edition="2027").values())


def test_an_edition_and_a_person_do_not_run_together():
    one = pseudonyms(["1:x"], key=KEY, edition="2")
    other = pseudonyms(["x"], key=KEY, edition="2:1")

    assert set(one.values()).isdisjoint(other.values())


def test_codes_that_would_be_alike_are_longer(monkeypatch):
    monkeypatch.setattr("gerakan.compute.dossier.pseudonyms.SHORTEST", 1)

    codes = pseudonyms(PEOPLE, key=KEY, edition="2027").values()

    assert len(set(codes)) == len(PEOPLE)
    assert {len(code) for code in codes} == {min(len(code) for code in codes)}


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        pseudonyms(PEOPLE, key=b"rahasia", edition="2027")
