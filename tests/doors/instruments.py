"""Doors of instruments."""

from gerakan.foundation.instruments.commands import versions as versions_commands
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region
from tests.factories.instruments import a_draft, a_published_version, an_element, an_item
from tests.lists import Look, listed, staff


@door(
    "instruments:version", "instruments:copy", "instruments:discard", "instruments:build", "instruments:add_element",
    "instruments:add_aspect", "instruments:add_item", "instruments:crosswalk", "instruments:conditions",
    "instruments:preview", "instruments:export", "instruments:import",
)  # fmt: skip
def a_version() -> Arguments:
    a_region()
    return {"pk": a_draft().pk}


@door("instruments:edit_part", "instruments:remove_part")
def a_part() -> Arguments:
    return {"pk": a_draft().nodes.get(code="sdm").pk}


@rows("instruments.InstrumentVersion", "instruments.read")
def versions() -> Rows:
    return [a_published_version(), a_draft(code="lain")]


# lists


@listed("instruments:list")
def many_versions(count: int) -> Look:
    for n in range(count):
        a_draft(code=f"uji-{count}-{n}")
    return staff()


def conditional(count: int) -> list[dict[str, object]]:
    """That many items, each with its conditions."""
    rules = [["kind", "", "is", "kota"], ["province", "", "is", "35"]]
    return [an_element("a", 100, *(an_item(f"x{n}", rules=rules) for n in range(count)))]


@listed("instruments:version", "instruments:build", "instruments:conditions", "instruments:preview")
def a_long_tree(count: int) -> Look:
    a_region()
    return staff(pk=a_draft(conditional(count), code=f"panjang-{count}").pk)


@listed("instruments:crosswalk")
def a_long_crosswalk(count: int) -> Look:
    older = a_published_version(conditional(count), code=f"padan-{count}")
    draft = versions_commands.copy_version(older, by="uji")
    versions_commands.propose_crosswalk(draft, by="uji")
    return staff(pk=draft.pk)
