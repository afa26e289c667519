"""Schemes: written as drafts, copied, checked before they hurt, locked once used."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting.calculations import preview, weighing
from gerakan.stages.shortlisting.calculations.outcome import NotComputable
from gerakan.stages.shortlisting.commands import schemes
from gerakan.stages.shortlisting.commands.schemes import SETTINGS, GroupRow
from gerakan.stages.shortlisting.forms.schemes import SchemeEditor, tree_errors
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries.schemes import parameters_of, weight_sums
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.shortlisting import a_computed_run, a_ready_scheme, a_scheme, regions, row, two_indicators, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return somebody(Role.SECRETARIAT)


def settings_of(scheme):
    return {name: getattr(scheme, name) for name in SETTINGS}


def grouped(staff, *, is_ready=False, weights=(60, 40)):
    places = regions()
    x, y = two_indicators(places)
    groups = [
        GroupRow("kelompok-a", "A", "", Decimal(weights[0])),
        GroupRow("kelompok-b", "B", "", Decimal(weights[1])),
    ]
    rows = (row(x, 100, group="kelompok-a"), row(y, 100, group="kelompok-b", direction=-1))
    return a_scheme(*rows, groups=groups, by=staff, is_ready=is_ready)


def test_weights_are_summed_at_every_branch(staff):
    scheme = grouped(staff, weights=(60, 30))

    assert weight_sums(scheme) == {"Indeks": 90, "A (kelompok-a)": 100, "B (kelompok-b)": 100}
    with pytest.raises(TransitionRefused, match=r"harus 100. Sekarang Indeks: 90"):
        schemes.move_scheme(scheme, step="make_ready", by=staff)


def test_an_empty_scheme_is_not_ready(staff):
    scheme = schemes.open_scheme(EditionFactory(), title="Kosong", by=staff)
    with pytest.raises(TransitionRefused, match="belum memuat indikator"):
        schemes.move_scheme(scheme, step="make_ready", by=staff)


def test_scales_that_cannot_be_added_are_refused(staff):
    places = regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 50, normalisation="zscore"), row(y, 50), by=staff, is_ready=False)
    with pytest.raises(TransitionRefused, match="Tidak sebanding dengan normalisasi skema: Kemampuan"):
        schemes.move_scheme(scheme, step="make_ready", by=staff)


def test_a_fixed_scale_needs_its_ends(staff):
    places = regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 50, normalisation="goalposts"), row(y, 50), by=staff, is_ready=False)
    with pytest.raises(TransitionRefused, match="Batas tetap belum diisi: Kemampuan"):
        schemes.move_scheme(scheme, step="make_ready", by=staff)


def test_a_copy_carries_everything_but_the_past(staff):
    scheme = grouped(staff, is_ready=True)
    a_computed_run(scheme)
    copy = schemes.open_scheme(EditionFactory(), title="Salinan", copied_from=scheme, by=staff)

    old, new = parameters_of(scheme), parameters_of(copy)
    assert {name: new[name] for name in new if name != "scheme"} == {
        name: old[name] for name in old if name != "scheme"
    }
    assert (copy.state, copy.runs.count(), copy.number) == ("draft", 0, 1)


def test_versions_are_numbered_per_edition(staff):
    edition = EditionFactory()
    numbers = [schemes.open_scheme(edition, title="x", by=staff).number for _ in range(3)]
    assert numbers == [1, 2, 3]


def test_every_command_refuses_a_used_scheme(staff):
    scheme = a_computed_run().scheme
    attempts = [
        lambda: schemes.write_scheme(scheme, settings=settings_of(scheme), groups=[], indicators=[], by=staff),
        lambda: schemes.move_scheme(scheme, step="reopen", by=staff),
        lambda: schemes.move_scheme(scheme, step="make_ready", by=staff),
        lambda: schemes.move_scheme(scheme, step="use", by=staff),
        lambda: schemes.discard_scheme(scheme, by=staff),
    ]
    before = parameters_of(scheme)
    for attempt in attempts:
        with pytest.raises(TransitionRefused):
            attempt()
    assert parameters_of(Scheme.objects.get(pk=scheme.pk)) == before


def test_a_used_scheme_may_be_retired_with_a_reason(staff):
    scheme = a_computed_run().scheme
    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        schemes.move_scheme(scheme, step="retire", by=staff)
    schemes.move_scheme(scheme, step="retire", note="Diganti versi 2.", by=staff)
    assert Scheme.objects.get(pk=scheme.pk).state == "retired"


def test_only_staff_moves_a_scheme():
    scheme = a_ready_scheme()
    with pytest.raises(PermissionDenied):
        schemes.move_scheme(scheme, step="reopen", by=somebody(Role.AUDITOR))


def test_the_log_says_which_weight_changed(staff):
    scheme = grouped(staff)
    x = scheme.indicators.get(indicator__code="x").indicator
    schemes.write_scheme(scheme, settings=settings_of(scheme), groups=[], indicators=[row(x, 55)], by=staff)

    changes = Event.objects.filter(action="scheme.written").latest("pk").changes
    assert set(changes) == {"kelompok-a", "kelompok-b", "x", "y"}
    assert changes["y"][1] is None
    assert "55.0" in changes["x"][1]


def test_the_editor_reads_back_what_it_shows(staff):
    scheme = grouped(staff)
    before = parameters_of(scheme)
    editor = SchemeEditor(scheme, posted(SchemeEditor(scheme)))
    assert editor.is_valid(), (editor.settings.errors, editor.groups.errors, editor.indicators.errors, editor.errors)
    schemes.write_scheme(
        scheme,
        settings=editor.settings.cleaned_data,
        groups=editor.group_rows(),
        indicators=editor.indicator_rows(),
        by=staff,
    )
    assert parameters_of(scheme) == before


def posted(editor):
    """What a browser would send of the untouched form."""
    data = {}
    for part in (
        editor.settings,
        editor.groups.management_form,
        *editor.groups,
        editor.indicators.management_form,
        *editor.indicators,
    ):
        for field in part:
            value = field.value()
            if value not in (None, False, ""):
                data[field.html_name] = getattr(value, "pk", value)
    return data


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ([GroupRow("a", "A", "", Decimal(1)), GroupRow("a", "A", "", Decimal(1))], "tertulis dua kali"),
        ([GroupRow("a", "A", "", Decimal(1)), GroupRow("b", "B", "", Decimal(1))], "“B” tidak berisi apa pun"),
        ([GroupRow("a", "A", "b", Decimal(1)), GroupRow("b", "B", "a", Decimal(1))], "terlalu dalam"),
    ],
)
def test_a_crooked_tree_is_named(groups, said):
    indicator = IndicatorFactory()
    assert any(said in error for error in tree_errors(groups, [row(indicator, 100, group="a")]))


def test_hints_say_what_hurts_before_it_does(staff):
    places = regions(kota=6, kabupaten=6)
    good, skewed, against, empty = (IndicatorFactory(code=code) for code in ("good", "skewed", "against", "empty"))
    values(good, places, [*range(12)])
    values(skewed, places, [*range(11), 900])
    values(against, places, [-value for value in range(12)])
    scheme = a_scheme(row(good, 25), row(skewed, 25), row(against, 25), row(empty, 25), by=staff, is_ready=False)

    found = {hint.code: hint for hint in preview.hints_of(scheme)}
    assert [code for code, hint in found.items() if hint.is_skewed] == ["skewed"]
    assert [code for code, hint in found.items() if hint.has_no_data] == ["empty"]
    assert [(cover.kind, cover.reported, cover.due) for cover in found["good"].coverage] == [
        ("kota", 6, 6),
        ("kabupaten", 6, 6),
    ]


def test_an_indicator_against_its_siblings_is_flagged(staff):
    places = regions(kota=6, kabupaten=6)
    along = [IndicatorFactory(code=f"along_{n}") for n in range(3)]
    against = IndicatorFactory(code="against")
    for n, indicator in enumerate(along):
        values(indicator, places, [value * 2 + value % (n + 1) for value in range(12)])
    values(against, places, [-value for value in range(12)])
    scheme = a_scheme(*(row(indicator, 30) for indicator in along), row(against, 10), by=staff, is_ready=False)

    assert [hint.code for hint in preview.hints_of(scheme) if hint.contradicts] == ["against"]


def test_real_weights_of_each_list_are_shown(staff):
    places = regions()
    x, _y = two_indicators(places)
    only = IndicatorFactory(code="ikb", applies_to="kota")
    scheme = a_scheme(row(x, 40), row(only, 60), by=staff, is_ready=False)

    assert preview.shares_by_list(parameters_of(scheme)) == {"kota": {"x": 0.4, "ikb": 0.6}, "kabupaten": {"x": 1.0}}


def test_pairwise_answers_become_weights_and_contradiction_is_refused(staff):
    places = regions()
    items = [IndicatorFactory(code=code) for code in "abc"]
    for item in items:
        values(item, places, [*range(8)])
    scheme = a_scheme(*(row(item, weight) for item, weight in zip(items, (50, 30, 20), strict=True)), by=staff)
    children = weighing.children_of(scheme, "")

    fair = weighing.judged(children, {(0, 1): 2, (0, 2): 4, (1, 2): 2}, confirmed=False)
    assert fair.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    with pytest.raises(NotComputable, match="tidak konsisten"):
        weighing.judged(children, {(0, 1): 9, (0, 2): 1 / 9, (1, 2): 9}, confirmed=False)
    assert weighing.judged(children, {(0, 1): 9, (0, 2): 1 / 9, (1, 2): 9}, confirmed=True).ratio > 0.1


def test_proposals_stand_beside_the_given_weights_per_list(staff):
    places = regions(kota=5, kabupaten=5)
    x, y = IndicatorFactory(code="x"), IndicatorFactory(code="y")
    values(x, places, [0, 1, 2, 3, 4] * 2)
    values(y, places, [0, 5, 1, 2, 2] * 2)
    scheme = a_scheme(row(x, 25), row(y, 75), by=staff, is_ready=False)

    found = weighing.proposals(scheme, weighing.children_of(scheme, ""))
    assert {row.method for row in found} == {"equal", "entropy", "critic", "principal_components", "balanced"}
    assert next(row.weights for row in found if row.method == "equal") == (50, 50)
    assert all(sum(row.weights) == pytest.approx(100, abs=0.01) for row in found)
