"""The library, its values with their provenance, and the batches that brought them."""

from gerakan.foundation.indicators.models.batches import ImportBatch, ImportBatchQuerySet, RememberedMapping
from gerakan.foundation.indicators.models.library import Indicator, IndicatorQuerySet, SeriesBreak
from gerakan.foundation.indicators.models.values import IndicatorValue, IndicatorValueQuerySet, Objection

__all__ = [
    "ImportBatch",
    "ImportBatchQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "IndicatorValue",
    "IndicatorValueQuerySet",
    "Objection",
    "RememberedMapping",
    "SeriesBreak",
]
