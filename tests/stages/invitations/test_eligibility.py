"""Who may be invited, and the words of a refusal."""

import datetime

import pytest

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.commands import eligibility as commands
from gerakan.stages.invitations.models import EligibilityRule
from gerakan.stages.invitations.queries import eligibility as queries
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.invited_lists import a_country

pytestmark = pytest.mark.django_db
Ask = EligibilityRule.Test


def refused(country) -> dict[int, str]:
    found = queries.refusals(country.edition, country.regions, run=country.run)
    return {country.regions.index(region): str(found[region.pk]) for region in country.regions if region.pk in found}


def test_a_region_is_refused_by_the_first_rule_it_fails():
    country = a_country()
    country.regions[0].is_autonomous = False
    country.regions[0].save()
    commands.add_rule(country.edition, test=Ask.AUTONOMOUS, words="Daerah otonom", by=country.first)
    commands.add_rule(country.edition, test=Ask.SELF_NOMINATED, words="Mengajukan diri", by=country.first)

    found = refused(country)

    assert found[0] == "Daerah otonom (daerah administratif)"
    assert found[1] == "Mengajukan diri (tidak mengajukan diri)"


def test_a_participant_of_a_running_edition_is_refused_by_name_of_that_edition():
    country = a_country()
    running = EditionFactory(state="open")
    ParticipationFactory(edition=running, region=country.regions[2])
    ParticipationFactory(edition=EditionFactory(state="closed"), region=country.regions[3])
    commands.add_rule(country.edition, test=Ask.NOT_RUNNING, words="Tidak sedang ikut", by=country.first)

    assert refused(country) == {2: f"Tidak sedang ikut ({running.name})"}


def test_a_refused_region_stands_on_the_list_with_its_reason():
    country = a_country()
    ParticipationFactory(edition=EditionFactory(state="closed", name="Edisi 2019"), region=country.regions[0])
    commands.add_rule(country.edition, test=Ask.NEVER_TOOK_PART, words="Pendatang baru", by=country.first)

    drawn = country.draw(3)

    entry = drawn.entries.get(region=country.regions[0])
    assert (entry.place, entry.decisive, entry.reason) == ("not_eligible", "rule", "Pendatang baru (Edisi 2019)")
    assert drawn.eligibility == {country.regions[0].code: "Pendatang baru (Edisi 2019)"}


def test_self_nomination_lifts_a_rule_that_says_so():
    country = a_country()
    ParticipationFactory(edition=EditionFactory(state="closed"), region=country.regions[0])
    commands.add_rule(
        country.edition, test=Ask.NEVER_TOOK_PART, words="Pendatang baru", exempts_self_nominated=True, by=country.first
    )
    assert 0 in refused(country)

    commands.nominate(
        country.edition, region=country.regions[0], nominated_on=datetime.date(2026, 1, 5), letter_number="1/2026",
        reason="Siap.", by=country.first,
    )  # fmt: skip

    assert refused(country) == {}


def test_nominating_twice_or_without_autonomy_is_refused_in_words():
    country = a_country()
    letter = {"nominated_on": datetime.date(2026, 1, 5), "letter_number": "1", "reason": "x", "by": country.first}
    commands.nominate(country.edition, region=country.regions[0], **letter)

    with pytest.raises(TransitionRefused, match="sudah tercatat"):
        commands.nominate(country.edition, region=country.regions[0], **letter)
    country.regions[1].is_autonomous = False
    with pytest.raises(TransitionRefused, match="bukan daerah otonom"):
        commands.nominate(country.edition, region=country.regions[1], **letter)


def test_coverage_rule_reads_the_run_and_a_missing_value_is_not_a_pass():
    country = a_country(gaps=[4])
    commands.add_rule(country.edition, test=Ask.COVERAGE, threshold=0.5, words="Data cukup", by=country.first)

    assert refused(country) == {4: "Data cukup (data tersedia 40 %)"}


@pytest.mark.parametrize("count", [1, 30])
def test_refusals_take_a_bounded_number_of_queries(count, django_assert_max_num_queries):
    country = a_country(ranks=range(1, count + 1))
    commands.add_rule(country.edition, test=Ask.NOT_RUNNING, words="x", by=country.first)
    commands.add_rule(country.edition, test=Ask.COVERAGE, threshold=0.5, words="y", by=country.first)

    with django_assert_max_num_queries(6):
        queries.refusals(country.edition, country.regions, run=country.run)
