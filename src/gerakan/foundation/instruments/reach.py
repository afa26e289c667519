"""Conditions tried on all regions before anybody uses them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.instruments.applying import Facts, compares, fact_of, facts_of
from gerakan.foundation.instruments.models import Condition
from gerakan.foundation.instruments.tree import Part, Rule, Tree
from gerakan.foundation.instruments.words import Phrasebook
from gerakan.foundation.regions.models import Kind, Region
from gerakan.foundation.ui import formats

EXAMPLES = 5


@dataclass(frozen=True)
class Reach:
    """How many regions one part is asked of."""

    part: Part
    words: str
    yes: Mapping[str, int]  # by kind of region
    no: int
    unknown: int
    by_answer: bool
    examples: tuple[str, ...]
    doubtful: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """“Berlaku bagi 98 kota; 416 tidak.”"""
        kinds = [
            f"{formats.number(self.yes[kind])} {str(label).lower()}" for kind, label in Kind.choices if self.yes[kind]
        ]
        said = _("Berlaku bagi %s") % _(" dan ").join(kinds) if kinds else _("Tidak berlaku bagi daerah mana pun")
        said += _("; %s tidak") % formats.number(self.no) if self.no else ""
        if self.unknown:
            said += _("; %s tanpa angka, jadi tidak ditanyai") % formats.number(self.unknown)
        more = _(" Selebihnya bergantung pada jawaban daerah.") if self.by_answer else ""
        return f"{said}.{more}"

    @property
    def is_empty(self) -> bool:
        """Nobody would ever be asked."""
        return not any(self.yes.values())


def reaches(tree: Tree) -> list[Reach]:
    """Every part with conditions, tried on every region of the register; answers are left open."""
    conditional = [part for part in tree.parts() if part.rules]
    if not conditional:
        return []
    regions = list(Region.objects.order_by("code"))
    facts = facts_of(regions, tree)
    book = Phrasebook(tree)
    return [_reach(part, regions, facts, book) for part in conditional]


def _reach(part: Part, regions: Sequence[Region], facts: Mapping[int, Facts], book: Phrasebook) -> Reach:
    asked = [rule for rule in part.rules if rule.subject != Condition.Subject.ITEM]
    verdicts = {region: holds(asked, facts[region.pk]) for region in regions}
    counts = Counter(verdicts.values())
    yes = [region for region, verdict in verdicts.items() if verdict]
    return Reach(
        part=part,
        words=book.rules(part.rules),
        yes=Counter(str(region.kind) for region in yes),
        no=counts[False],
        unknown=counts[None],
        by_answer=len(asked) < len(part.rules),
        examples=tuple(region.name for region in yes[:EXAMPLES]),
        doubtful=tuple(region.name for region, verdict in verdicts.items() if verdict is None)[:EXAMPLES],
    )


def holds(rules: Sequence[Rule], facts: Facts) -> bool | None:
    """All of them; None when one is not known and none is against."""
    answers = [compares(fact_of(facts, rule), rule) for rule in rules]
    if False in answers:
        return False
    return None if None in answers else True
