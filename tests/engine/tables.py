"""Tables and specifications for the tests of indices."""

import numpy as np

from gerakan.engine.index import Group, IndexData, IndexSpec, Indicator


def random_data(units: int, indicators: int, *, seed: int = 0, empty: float = 0.0) -> IndexData:
    """Correlated positive values with some empty cells."""
    generator = np.random.default_rng(seed)
    values = np.exp(0.5 * generator.normal(size=(units, indicators)) + 0.5 * generator.normal(size=(units, 1)))
    values[generator.random((units, indicators)) < empty] = np.nan
    names = tuple(f"u{i:03d}" for i in range(units))
    return IndexData(names, tuple(f"x{j}" for j in range(indicators)), values, np.ones(values.shape, dtype=bool))


def three_levels(indicators: int, aggregation: str = "arithmetic", **choices) -> IndexSpec:
    """Indicators under two pairs of groups under one index, with unequal weights and both directions."""
    groups = (
        Group("index", aggregation=aggregation, p=0.5),
        *(Group(f"g{k}", "index", 1 + k, aggregation, p=0.5) for k in range(2)),
        *(Group(f"h{k}", f"g{k % 2}", 1 + k, aggregation, p=0.5) for k in range(4)),
    )
    items = tuple(Indicator(f"x{j}", f"h{j % 4}", 1 + j % 3, 1 if j % 5 else -1) for j in range(indicators))
    return IndexSpec(items, groups, **choices)
