"""The readiness instrument that comes with the project, loaded as often as one likes."""

import tomllib
from pathlib import Path
from typing import Any

from gerakan.foundation.access import Actor
from gerakan.foundation.instruments.commands import versions as commands
from gerakan.foundation.instruments.content import branch_from, content_hash
from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.instruments.tree import tree_of

READINESS = Path(__file__).parent / "data" / "readiness.toml"


def load_default(*, by: Actor | str, path: Path = READINESS) -> tuple[InstrumentVersion, bool]:
    """The version with this content, and whether it is new.

    The first one is published at once. Where the project brings another content later, it waits as a draft: a person
    settles what became of each item, and publishes.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    elements = [branch_from(row) for row in content["element"]]
    introduction = content["introduction"].strip()
    wanted = content_hash(introduction, elements)
    versions = InstrumentVersion.objects.filter(instrument__code=content["code"]).select_related("instrument")
    for version in versions.order_by("-number"):
        if content_hash(version.introduction, tree_of(version).elements) == wanted:
            return version, False
    draft = _draft(content, versions.order_by("-number").first(), by)
    commands.replace_content(draft, elements=elements, introduction=introduction, by=by)
    if draft.number == 1:
        commands.publish(draft, by=by)
    return draft, True


def _draft(content: dict[str, Any], latest: InstrumentVersion | None, by: Actor | str) -> InstrumentVersion:
    if latest is None:
        purpose = Instrument.Purpose.READINESS
        return commands.open_instrument(
            code=content["code"], title=content["title"], purpose=purpose, is_default=True, by=by
        )
    if latest.state == InstrumentVersion.State.DRAFT:
        return latest
    return commands.copy_version(latest, by=by)
