"""SPEC.toml of `gerakan compute panel`."""

import math
from dataclasses import dataclass
from pathlib import Path

from gerakan.compute.toml import Section, read_toml
from gerakan.engine.panel.analysis import MODELS, Model
from gerakan.engine.panel.rasch import STEPS, Steps

KEYS = ("top", "scale", "model", "nodes", "seed", "steps")


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """How many are chosen, what marks are possible (None: as observed), and which model."""

    top: int
    scale: tuple[float, float] | None
    model: Model
    nodes: int
    seed: int
    steps: Steps


def read_panel_spec(file: Path) -> PanelSpec:
    """Read and check every key; `top` alone has no default."""
    own = Section(
        file, "atas", read_toml(file, known=(*KEYS, "name", "label", "description", "note", "source")), known=KEYS
    )
    model, steps = own.text("model", "mixed"), own.text("steps", "common")
    spec = PanelSpec(
        top=own.whole("top"),
        scale=_scale(own),
        model=next((known for known in MODELS if known == model), "mixed"),
        nodes=own.whole("nodes", 61),
        seed=own.whole("seed", 0),
        steps=next((known for known in STEPS if known == steps), "common"),
    )
    for key, given, known in (("model", model, MODELS), ("steps", steps, STEPS)):
        if given not in known:
            own.refuse(key, f"'{given}' tidak dikenal; yang dikenal: {', '.join(known)}")
    for key, value, least in (("top", spec.top, 1), ("nodes", spec.nodes, 3), ("seed", spec.seed, 0)):
        if value < least:
            own.refuse(key, f"harus {least} atau lebih")
    return spec


def _scale(own: Section) -> tuple[float, float] | None:
    if "scale" not in own.values:
        return None
    ends = own.numbers("scale")
    if len(ends) != 2 or not all(map(math.isfinite, ends)) or ends[0] >= ends[1]:
        own.refuse("scale", "harus dua bilangan, yang terendah lebih dahulu")
    return ends[0], ends[1]
