"""The indicators that come with the project, loaded as often as one likes."""

import tomllib
from pathlib import Path
from typing import Any

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.indicators.commands import define
from gerakan.foundation.indicators.models import Indicator

LIBRARY = Path(__file__).parent / "data" / "library.toml"


def load_library(*, by: Actor | str, path: Path = LIBRARY) -> tuple[int, int]:
    """How many were added and how many changed; leaves no event when nothing differs."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    owners = {key: _organisation(*names) for key, names in content["organisations"].items()}
    outcomes = [_store({**row, "owner": owners[row["owner"]]}, by=by) for row in content["indicator"]]
    return outcomes.count("added"), outcomes.count("changed")


def _organisation(name: str, short_name: str) -> Organisation:
    found, _made = Organisation.objects.get_or_create(
        name=name, defaults={"short_name": short_name, "kind": Organisation.Kind.MINISTRY}
    )
    return found


def _store(row: dict[str, Any], *, by: Actor | str) -> str:
    indicator = Indicator.objects.filter(code=row["code"]).first() or Indicator()
    changed = (
        {name: value for name, value in row.items() if getattr(indicator, name, None) != value} if indicator.pk else row
    )
    if not changed:
        return "same"
    is_new = indicator.pk is None
    for name, value in changed.items():
        setattr(indicator, name, value)
    define(indicator, by=by, changed=changed)
    return "added" if is_new else "changed"
