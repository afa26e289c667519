"""What each of several things adds when the whole is less than their sum."""

import numpy as np

from gerakan.engine.arrays import FloatArray


def shares_of_product(effects: FloatArray) -> FloatArray:
    """Shapley values of the game v(S) = 1 - prod over S of (1 - effect); shape (things, draws) in and out, each in [0, 1].

    They do not depend on any order and add up to v of all. Exact and without listing coalitions: the value is the
    integral of the slope of the multilinear extension along its diagonal, effect_i * integral over t from 0 to 1 of
    prod over the others of (1 - t effect_j); the integrand is a polynomial, which Gauss-Legendre nodes integrate exactly.

    >>> shares_of_product(np.array([[0.5], [0.4]])).ravel().round(12).tolist()
    [0.4, 0.3]

    Shapley (1953), A Value for n-Person Games; Owen (1972), Multilinear Extensions of Games, Management Science 18.
    """
    count = len(effects)
    if not count:
        return effects
    nodes, weights = np.polynomial.legendre.leggauss((count + 1) // 2)
    slope = np.zeros_like(effects)
    for node, weight in zip((nodes + 1) / 2, weights / 2, strict=True):
        slope += weight * _others(1 - node * effects)
    shares: FloatArray = effects * slope
    return shares


def _others(kept: FloatArray) -> FloatArray:
    """For each row the product of all other rows; without division, because a row may be zero."""
    before, after = np.ones_like(kept), np.ones_like(kept)
    for at in range(1, len(kept)):
        before[at] = before[at - 1] * kept[at - 1]
        after[-1 - at] = after[-at] * kept[-at]
    product: FloatArray = before * after
    return product
