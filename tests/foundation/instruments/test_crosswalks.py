"""What became of each item between two versions."""

import pytest

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.instruments.commands import parts, versions
from gerakan.foundation.instruments.crosswalks import Pair, faults_of_crosswalk, open_faults, pairs_of, propose
from gerakan.foundation.instruments.tree import Tree, tree_of
from gerakan.foundation.workflow import TransitionRefused
from tests.factories.accounts import somebody
from tests.factories.instruments import a_published_version, an_element, an_item, branches


def tree(*items):
    return Tree(0, "", "", branches([an_element("a", 100, *items)]))


OLD = (an_item("tetap"), an_item("ubah"), an_item("lama", title="Nama sama"), an_item("hilang"))
NEW = (an_item("tetap", 5), an_item("ubah", hint="Baru."), an_item("ganti", title="Nama sama"), an_item("tambah"))


def test_a_crosswalk_is_proposed_by_code_and_text():
    assert [(p.old, p.new, str(p.relation)) for p in propose(tree(*OLD), tree(*NEW))] == [
        ("tetap", "tetap", "same"), ("ubah", "ubah", "changed"), ("lama", "ganti", "same"), ("hilang", "", "dropped"),
        ("", "tambah", "added"),
    ]  # fmt: skip


def test_rows_settled_by_hand_stay_while_their_items_exist():
    split = [Pair("hilang", "tambah", "split"), Pair("hilang", "ubah", "split"), Pair("entah", "ubah", "same")]

    told = propose(tree(*OLD), tree(*NEW), split)

    assert told[:2] == split[:2]
    assert [(p.old, p.new) for p in told[2:]] == [("tetap", "tetap"), ("ubah", ""), ("lama", "ganti")]


@pytest.mark.parametrize(
    ("pairs", "fault"),
    [
        ([Pair("x", "x", "same")], "Butir lama “y” belum berpadanan."),
        ([Pair("x", "x", "same"), Pair("y", "", "dropped")], "Butir baru “z” belum berpadanan."),
        ([Pair("x", "x", "split"), Pair("y", "z", "same")], "“x” dipecah"),
        ([Pair("x", "x", "same"), Pair("y", "z", "merged")], "“y” digabung"),
        ([Pair("x", "x", "same"), Pair("y", "x", "same"), Pair("y", "z", "split")], "muncul dua kali"),
        ([Pair("x", "x", "same"), Pair("y", "", "changed"), Pair("", "z", "added")], "isi kode lama dan kode baru"),
        ([Pair("x", "x", "same"), Pair("y", "z", "same"), Pair("q", "", "dropped")], "Kode lama “q” tidak ada."),
    ],
)
def test_a_crosswalk_says_what_it_lacks(pairs, fault):
    faults = faults_of_crosswalk(pairs, tree(an_item("x"), an_item("y")), tree(an_item("x"), an_item("z")))

    assert any(fault in said for said in faults)


@pytest.mark.parametrize(
    "pairs",
    [
        [Pair("x", "x", "same"), Pair("y", "z", "changed")],
        [Pair("x", "x", "merged"), Pair("y", "x", "merged"), Pair("", "z", "added")],
        [Pair("x", "x", "split"), Pair("x", "z", "split"), Pair("y", "", "dropped")],
    ],
)
def test_a_complete_crosswalk_has_no_fault(pairs):
    assert faults_of_crosswalk(pairs, tree(an_item("x"), an_item("y")), tree(an_item("x"), an_item("z"))) == []


@pytest.mark.django_db
def test_a_later_version_is_published_only_with_its_crosswalk():
    first = a_published_version()
    second = versions.copy_version(first, by="uji")
    parts.remove_part(second.nodes.get(code="sdm"), by="uji")
    second.refresh_from_db()

    with pytest.raises(TransitionRefused, match="Padanan dengan versi sebelumnya belum lengkap"):
        versions.publish(second, by=somebody(Role.SECRETARIAT))

    versions.propose_crosswalk(second, by="uji")
    assert open_faults(second) == []
    versions.publish(second, by=somebody(Role.SECRETARIAT))
    assert Pair("sdm", "", "dropped") in pairs_of(second, first)
    assert len(tree_of(first).items()) == 4


@pytest.mark.django_db
def test_a_crosswalk_is_written_on_screen(client):
    client.force_login(somebody(Role.SECRETARIAT))
    first = a_published_version()
    second = versions.copy_version(first, by="uji")
    url = f"/instrumen/{second.pk}/padanan/"
    client.post(url, {"usulkan": "1", "dibaca": second.revision})
    second.refresh_from_db()
    rows = client.get(url).context["rows"]
    data = {form.add_prefix(name): form[name].value() or "" for form in rows for name in form.fields}
    data |= {"padanan-TOTAL_FORMS": len(rows), "padanan-INITIAL_FORMS": 4, "dibaca": second.revision}

    page = client.post(
        url, data | {"padanan-0-relation": "changed", "padanan-0-note": "Petunjuk diperjelas."}, follow=True
    )

    assert "Padanan lengkap" in page.content.decode()
    assert pairs_of(second, first)[0] == Pair("sdm", "sdm", "changed", "Petunjuk diperjelas.")
