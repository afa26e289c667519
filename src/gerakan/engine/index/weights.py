"""Weights that the data propose, to compare with those that people give; all on normalised values, all sum to 1."""

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError


def complete_rows(values: FloatArray) -> FloatArray:
    """Units with every indicator; refuses fewer than three."""
    whole = values[np.isfinite(values).all(axis=1)]
    if len(whole) < 3:
        raise InputError("kurang dari tiga unit berdata lengkap", place="data", row="semua", column="semua")
    return np.asarray(whole)


def equal(values: FloatArray) -> FloatArray:
    """The same for each. values: shape (units, indicators); result (indicators,)."""
    return np.full(values.shape[1], 1.0 / values.shape[1])


def entropy(values: FloatArray) -> FloatArray:
    """More to indicators whose total is spread less evenly over the units.

    values: shape (units, indicators), not negative. Result: shape (indicators,).

    >>> entropy(np.array([[1.0, 1.0], [1.0, 2.0], [1.0, 6.0]])).round(6)
    array([0., 1.])

    Shannon (1948); Hwang & Yoon (1981), section 3.2.
    """
    whole = complete_rows(values)
    if (whole < 0).any() or (whole.sum(axis=0) <= 0).any():
        raise InputError("bobot entropi menuntut nilai nol atau lebih", row="weights", column="entropy")
    shares = whole / whole.sum(axis=0)
    logs = np.log(np.where(shares > 0, shares, 1.0))
    spread = 1.0 + (shares * logs).sum(axis=0) / np.log(len(whole))
    return _to_one(np.maximum(spread, 0.0))


def critic(values: FloatArray) -> FloatArray:
    """More to indicators that vary much and agree little with the others. Shapes as in `entropy`.

    Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22.
    """
    whole = complete_rows(values)
    width = np.ptp(whole, axis=0)
    _refuse_constant(width)
    scaled = (whole - whole.min(axis=0)) / width
    return _to_one(scaled.std(axis=0, ddof=1) * (1.0 - _correlations(scaled)).sum(axis=0))


def principal_components(values: FloatArray) -> FloatArray:
    """Squared rotated loadings of the components with eigenvalue above 1, each scaled by its share of explained variance.

    Shapes as in `entropy`. Nicoletti, Scarpetta & Boylaud (2000) as in OECD/JRC (2008), step 6: an indicator counts on the
    component where it loads highest after a varimax rotation.
    """
    whole = complete_rows(values)
    _refuse_constant(np.ptp(whole, axis=0))
    roots, vectors = np.linalg.eigh(_correlations(whole))
    keep = max(1, int((roots > 1.0).sum()))
    loadings = varimax(vectors[:, ::-1][:, :keep] * np.sqrt(roots[::-1][:keep]))
    squares = loadings**2
    explained = squares.sum(axis=0)
    own = np.argmax(squares, axis=1)
    return _to_one(squares[np.arange(len(own)), own] / explained[own] * explained[own] / explained.sum())


def varimax(loadings: FloatArray, steps: int = 200) -> FloatArray:
    """Orthogonal rotation to simple structure; shape (indicators, components). Kaiser (1958)."""
    count, components = loadings.shape
    rotation, before = np.eye(components), 0.0
    for _ in range(steps):
        turned = loadings @ rotation
        left, size, right = np.linalg.svd(loadings.T @ (turned**3 - turned * (turned**2).sum(axis=0) / count))
        rotation = left @ right
        if size.sum() < before * (1 + 1e-12):
            break
        before = float(size.sum())
    return np.asarray(loadings @ rotation)


def balanced(values: FloatArray, steps: int = 500) -> FloatArray:
    """Weights under which every indicator correlates equally with the arithmetic index, as far as non-negative ones can.

    Shapes as in `entropy`. Becker et al. (2017), Ecological Indicators 80: weights adjusted until influence is balanced.
    """
    whole = complete_rows(values)
    _refuse_constant(np.ptp(whole, axis=0))
    weights = equal(whole)
    for _ in range(steps):
        now = _with_index(whole, weights)
        if np.ptp(now) < 1e-10:
            break
        weights = _to_one(weights * np.exp(0.5 * (now.mean() - now)))
    return weights


def _with_index(values: FloatArray, weights: FloatArray) -> FloatArray:
    index = values @ weights
    away, own = values - values.mean(axis=0), index - index.mean()
    return np.asarray(away.T @ own / np.sqrt((away**2).sum(axis=0) * (own @ own)))


def _correlations(values: FloatArray) -> FloatArray:
    return np.atleast_2d(np.corrcoef(values, rowvar=False))


def _refuse_constant(width: FloatArray) -> None:
    if (width == 0).any():
        raise InputError("ada indikator yang semua nilainya sama", row="weights", column=str(int(np.argmin(width)) + 1))


def _to_one(raw: FloatArray) -> FloatArray:
    if raw.sum() <= 0:
        return np.full(len(raw), 1.0 / len(raw))
    return np.asarray(raw / raw.sum())


METHODS = {
    "equal": equal,
    "entropy": entropy,
    "critic": critic,
    "principal_components": principal_components,
    "balanced": balanced,
}
"""By name, for a person who wants to compare."""
