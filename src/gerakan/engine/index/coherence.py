"""Does a group of indicators measure one thing? Looked at before anybody aggregates."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index.treatment import moments
from gerakan.engine.index.weights import complete_rows

COLLINEAR, WEAK = 0.92, 0.30
"""Correlations above which two indicators say the same, and below which they hardly belong together (JRC practice)."""


@dataclass(frozen=True, slots=True, eq=False)
class Coherence:
    """One group's statistics; units with every indicator count (`complete_units`).

    correlations: shape (indicators, indicators), Pearson. item_rest: each indicator with the mean of the others.
    alpha: Cronbach's, on standardised indicators. eigenvalues, explained: of the correlation matrix, largest first.
    loadings: shape (indicators, components). skew, kurtosis: sample-adjusted, over all present values.
    negative: indicators whose item-rest correlation is below zero: they work against their own group.
    collinear, weak: pairs with |r| of at least 0.92, or below 0.30.
    """

    codes: tuple[str, ...]
    complete_units: int
    correlations: FloatArray
    item_rest: FloatArray
    alpha: float
    eigenvalues: FloatArray
    explained: FloatArray
    loadings: FloatArray
    skew: FloatArray
    kurtosis: FloatArray
    negative: tuple[str, ...]
    collinear: tuple[tuple[str, str], ...]
    weak: tuple[tuple[str, str], ...]


def cronbach_alpha(values: FloatArray) -> float:
    """Internal consistency of the columns as they are; shape (units, indicators), complete; nan for one column, or several that cancel out.

    >>> cronbach_alpha(np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]])).__round__(4)
    0.8889

    Cronbach (1951), Psychometrika 16.
    """
    count = values.shape[1]
    together = values.sum(axis=1).var(ddof=1)
    if count < 2 or together == 0:
        return float("nan")
    return float(count / (count - 1) * (1.0 - values.var(axis=0, ddof=1).sum() / together))


def coherence(values: FloatArray, codes: tuple[str, ...]) -> Coherence:
    """Statistics of one group of indicators.

    values: shape (units, indicators), turned so that more is better (normalised ones are); nan allowed.
    OECD/JRC (2008), step 4.
    """
    whole = complete_rows(values)
    spread = whole.std(axis=0, ddof=1)
    z = (whole - whole.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    correlations = z.T @ z / (len(z) - 1)
    roots, vectors = np.linalg.eigh(correlations)
    roots, vectors = np.maximum(roots[::-1], 0.0), vectors[:, ::-1]
    item_rest = _item_rest(z)
    shapes = np.array([moments(column) for column in values.T]).reshape(-1, 2)
    return Coherence(
        codes=codes,
        complete_units=len(whole),
        correlations=correlations,
        item_rest=item_rest,
        alpha=cronbach_alpha(z),
        eigenvalues=roots,
        explained=roots / max(float(roots.sum()), 1e-300),
        loadings=vectors * np.sqrt(roots) * np.where(vectors.sum(axis=0) < 0, -1.0, 1.0),
        skew=shapes[:, 0],
        kurtosis=shapes[:, 1],
        negative=tuple(code for code, r in zip(codes, item_rest, strict=True) if r < 0),
        collinear=_pairs(correlations, codes, np.abs(correlations) >= COLLINEAR),
        weak=_pairs(correlations, codes, np.abs(correlations) < WEAK),
    )


def _item_rest(z: FloatArray) -> FloatArray:
    """Correlation of each column with the sum of the others; nan for a single column."""
    if z.shape[1] < 2:
        return np.full(z.shape[1], np.nan)
    rest = z.sum(axis=1, keepdims=True) - z
    rest = rest - rest.mean(axis=0)
    size = np.sqrt((z**2).sum(axis=0) * (rest**2).sum(axis=0))
    return np.asarray(np.divide((z * rest).sum(axis=0), size, out=np.zeros_like(size), where=size > 0))


def _pairs(correlations: FloatArray, codes: tuple[str, ...], which: FloatArray) -> tuple[tuple[str, str], ...]:
    return tuple((codes[i], codes[j]) for i, j in np.argwhere(np.triu(which, 1)))
