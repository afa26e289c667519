"""Frames draw only what exists and what this person may open; forms tell errors where they are."""

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from gerakan.foundation.ui import drawings, navigation, pages, refusing
from gerakan.foundation.ui.context import Surface, _covers
from gerakan.foundation.ui.navigation import Menu, Place, StageState, Standing


class Person(AnonymousUser):
    """Somebody signed in with exactly these rights."""

    is_authenticated = True

    def __init__(self, *rights):
        self.rights = rights

    def has_perm(self, perm, obj=None):
        return perm in self.rights


class NameForm(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di SK")
    note = forms.CharField(label="Catatan", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, label="Kunci")


@pytest.fixture(autouse=True)
def _own_places(monkeypatch):
    monkeypatch.setattr(navigation, "_stages", {})
    monkeypatch.setattr(navigation, "_tools", {})
    monkeypatch.setattr(navigation, "_stretches", [])
    monkeypatch.setattr(navigation, "_public", [])
    monkeypatch.setattr("gerakan.foundation.ui.context.topbar", navigation.TopBar())


def surface(*rights, path="/galeri/", **cookies):
    request = RequestFactory().get(path)
    request.user = Person(*rights)
    request.COOKIES |= cookies
    return Surface(request)


def test_the_rail_follows_the_movement_and_leaves_out_what_does_not_exist():
    navigation.register_stage("b", "Penilaian", Place("Nilai", "ui:gallery"), order=2)
    navigation.register_stage(
        "a", "Penjaringan", Place("Peringkat", "ui:gallery"), Place("Nanti", "not:built"), order=1
    )
    navigation.register_stage("c", "Penetapan", Place("Pleno", "not:built"), order=3)

    assert [(group.label, len(group.links)) for group in surface().stages] == [("Penjaringan", 1), ("Penilaian", 1)]


def test_the_rail_leaves_out_what_a_person_may_not_open():
    navigation.register_stage("a", "Penjaringan", Place("Peringkat", "ui:gallery", permission="stage.read"), order=1)

    assert surface().stages == []
    assert [group.label for group in surface("stage.read").stages] == ["Penjaringan"]


def test_a_stage_that_cannot_be_opened_is_not_asked_for_its_state():
    def never(request):
        raise AssertionError

    navigation.register_stage("a", "Penjaringan", Place("x", "ui:gallery", permission="no.such"), order=1, state=never)

    assert surface().stages == []


def test_a_long_rail_is_folded_and_open_where_one_stands_or_else_where_something_waits():
    waits = {2: 3, 10: 4}
    for at in range(1, 13):
        place = Place(f"Tahap {at}", "ui:theme" if at == 12 else "ui:gallery", permission="read" if at > 6 else "")
        state = StageState(Standing.RUNNING, waiting=waits.get(at, 0))
        navigation.register_stage(f"s{at}", f"Tahap {at}", place, order=at, state=lambda request, state=state: state)
    navigation.register_stretches(navigation.Stretch("Akhir", last=9), navigation.Stretch("Awal", last=4))

    assert [(fold.label, len(fold.groups)) for fold in surface().folds] == [("", 6)], "a short rail is not folded"
    folds = surface("read", path="/tugas/").folds
    assert [(fold.label, len(fold.groups), fold.waiting, fold.is_open) for fold in folds] == [
        ("Awal", 4, 3, True),
        ("Akhir", 8, 4, True),
    ]
    here = surface("read", path=reverse("ui:theme")).folds
    assert [fold.is_open for fold in here] == [False, True]
    drawn = surface("read", path=reverse("ui:theme")).rail
    assert drawn.count("<details") == 2
    assert drawn.count(" open>") == 1


def test_the_place_one_stands_at_is_marked():
    navigation.register_tools("x", "Alat", Place("Galeri", "ui:gallery"), Place("Tampilan", "ui:theme"), order=1)

    [group] = surface(path="/galeri/").tools
    assert [link.is_here for link in group.links] == [True, False]


@pytest.mark.parametrize(
    ("path", "stands_there"),
    [
        ("/rencana/kami/", True),
        ("/rencana/12/lembar/misi/", True),
        ("/rencana/", False),
        ("/rencana/kamis/", False),
        ("/telaah/12/", False),
    ],
)
def test_what_is_ours_stands_beside_its_door(path, stands_there):
    assert _covers("/rencana/kami/", path) == stands_there


def test_pages_of_a_thing_come_in_groups(monkeypatch):
    monkeypatch.setattr(pages, "_groups", {})
    monkeypatch.setattr(pages, "_pages", {})
    pages.register_group("plan", "late", "Akhir", order=2)
    pages.register_group("plan", "bare", "Kosong", order=1)
    pages.register_group("plan", "first", "Awal", order=0)
    pages.register_pages("plan", "late", pages.Page("history", "Riwayat", "masterplans:history"), order=1)
    pages.register_pages("plan", "first", pages.Page("two", "Dua", "masterplans:sheet", ("misi",)), order=2)
    pages.register_pages("plan", "first", pages.Page("one", "Satu", "masterplans:plan"), order=1)

    first, late = pages.groups_of("plan", 7, here="two")
    assert (first.label, first.url, first.is_here, first.here.label) == ("Awal", "/rencana-induk/7/", True, "Dua")
    assert first.pages[1].url == "/rencana-induk/7/lembar/misi/"
    assert (late.is_here, late.here) == (False, None)


def test_a_stage_says_how_it_stands_in_words(db, client):
    state = StageState(Standing.RUNNING, waiting=3)
    navigation.register_stage("a", "Penilaian", Place("Nilai", "ui:gallery"), order=1, state=lambda request: state)
    page = client.get("/galeri/").content.decode()

    assert 'aria-label="Berjalan:"' in page
    assert re.search(r"Menunggu Anda:</span>\s*3", page)


@pytest.mark.parametrize(
    ("menu", "words"),
    [(Menu("Edisi 2027", "/x", is_sample=True), "Data contoh"), (Menu("Uji", "/x", is_test=True), "Edisi uji")],
)
def test_samples_and_tests_never_look_official(db, client, monkeypatch, menu, words):
    topbar = navigation.TopBar(edition=lambda request: menu)
    monkeypatch.setattr("gerakan.foundation.ui.context.topbar", topbar)

    assert words in re.sub(r"<main.*</main>", "", client.get("/galeri/").content.decode(), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("auto", "auto"), ('"><b>', "auto")]
)
def test_the_theme_is_one_of_three(cookie, theme):
    assert surface(tema=cookie).theme == theme


def test_choosing_a_theme_comes_back_only_to_our_own_pages(client, db):
    here = client.post("/tampilan/", {"tema": "dark", "kembali": "/galeri/?urut=name"})
    away = client.post("/tampilan/", {"tema": "neon", "kembali": "https://example.org/"})

    assert (here.url, here.cookies["tema"].value) == ("/galeri/?urut=name", "dark")
    assert (away.url, "tema" in away.cookies) == ("/", False)


def test_a_form_tells_its_errors_on_top_and_at_the_field():
    drawn = str(NameForm({"name": ""}))

    assert drawn.count("Bidang ini tidak boleh kosong.") == 3
    assert '<a href="#id_name">Nama</a>' in drawn
    assert re.search(r'<input[^>]*name="name"[^>]*aria-invalid="true"', drawn)
    assert re.search(r'aria-describedby="id_name_helptext( id_name_error)?"', drawn)
    assert "Kunci: Bidang ini tidak boleh kosong." in drawn


def test_an_optional_field_says_so():
    assert re.search(r"Catatan <span[^>]*>\(boleh kosong\)", str(NameForm()))


def test_who_types_the_address_of_a_stage_lands_where_the_own_work_is():
    navigation.register_stage(
        "a",
        "Bimbingan",
        Place("Semua", "mentoring:start", permission="all"),
        Place("Saya", "mentoring:mine", permission="own"),
        order=1,
    )

    def answer(path, *rights):
        request = surface(*rights, path=path)._request
        return refusing.refused(request, PermissionDenied())

    landed, deeper = answer("/bimbingan/", "own"), answer("/bimbingan/tim/", "own")
    assert (landed.status_code, landed.url) == (302, "/bimbingan/saya/")
    assert (deeper.status_code, 'href="/bimbingan/saya/"' in deeper.content.decode()) == (403, True)
    for path, rights in (("/bimbingan/", ()), ("/bimbingan/", ("all",)), ("/lain/", ("own",))):
        assert (answer(path, *rights).status_code, "Bimbingan" in answer(path).content.decode()) == (403, False)


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_an_error_page_needs_nothing_and_says_what_to_do(code):
    page = render_to_string(f"{code}.html")

    assert f">{code}</p>" in page
    assert 'href="/"' in page


def test_an_interval_outside_its_column_is_drawn_at_the_edge():
    drawn = drawings.interval(-5, 50, 500, least=0, most=100, cut=25)

    assert (drawn.low, drawn.value, drawn.high, drawn.cut) == ("0.00", "50.00", "100.00", "25.00")


def test_an_interval_without_a_span_does_not_divide_by_zero():
    assert drawings.interval(1, 1, 1, least=1, most=1).value == "0.00"


def test_a_waterfall_starts_where_the_last_bar_ended():
    drawn = drawings.waterfall([("Satu", 30), ("Dua", -10)], total_label="Jumlah", cut=40)

    assert [(bar.start, bar.width, bar.kind) for bar in drawn["bars"]] == [
        ("0.00", "75.00", "up"),
        ("50.00", "25.00", "down"),
        ("0.00", "50.00", "whole"),
    ]
    assert drawn["cut"] == "100.00"
