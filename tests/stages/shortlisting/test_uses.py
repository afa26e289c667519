"""An import on which a frozen calculation rests is not undone."""

import pytest

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.indicators.uses import uses_of
from tests.factories.indicators import IndicatorValueFactory
from tests.factories.shortlisting import a_computed_run

pytestmark = pytest.mark.django_db


def test_a_frozen_value_names_the_run_that_rests_on_it():
    run = a_computed_run()
    frozen = next(key for row in run.inputs["value_ids"] for key in row if key)

    [use] = uses_of(IndicatorValue.objects.filter(pk=frozen))

    assert use.label == str(run)


def test_a_value_of_no_run_is_free():
    a_computed_run()
    other = IndicatorValueFactory()

    assert uses_of(IndicatorValue.objects.filter(pk=other.pk)) == []
