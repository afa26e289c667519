"""Regions like this one."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from gerakan.engine.regional import Feature, peers
from gerakan.foundation.audit.fingerprint import canonical


def peer_result(inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The nearest regions with what makes and what breaks the likeness. Raises InputError without any weight."""
    features = [
        Feature(code, float(parameters["weights"].get(code, 0.0)), is_logarithmic)
        for code, _label, is_logarithmic, _year, _unit in inputs["traits"]
    ]
    values = np.array([[np.nan if v is None else v for v in row] for row in inputs["values"]], dtype=float)
    found = peers(
        inputs["codes"],
        values.reshape(len(inputs["codes"]), len(features)),
        features,
        inputs["region"],
        kinds=None if parameters["mixes_kinds"] else inputs["kinds"],
        count=parameters["count"],
        reach=parameters["reach"],
    )
    rows = [
        {"code": peer.unit, "distance": peer.distance, "similar": list(peer.similar), "different": list(peer.different)}
        for peer in found
    ]
    own = inputs["codes"].index(inputs["region"])
    same = len(inputs["codes"]) if parameters["mixes_kinds"] else inputs["kinds"].count(inputs["kinds"][own])
    plain: dict[str, Any] = canonical({"rows": rows, "compared": same - 1})
    return plain
