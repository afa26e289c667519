"""Questions the screens ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from gerakan.foundation.instruments.applying import for_kind
from gerakan.foundation.instruments.checking import Fault, faults_of
from gerakan.foundation.instruments.models import InstrumentVersion, InstrumentVersionQuerySet, Node
from gerakan.foundation.instruments.scoring import score
from gerakan.foundation.instruments.tree import Item, Part, Tree
from gerakan.foundation.instruments.words import Phrasebook
from gerakan.foundation.regions.models import Kind


def versions() -> InstrumentVersionQuerySet:
    """With how much is in them: `item_count`, `marked_count`."""
    items = Q(nodes__kind=Node.Kind.ITEM)
    return InstrumentVersion.objects.select_related("instrument", "made_from__instrument").annotate(
        item_count=Count("nodes", filter=items), marked_count=Count("nodes", filter=items & Q(nodes__is_marked=True))
    )


@dataclass(frozen=True)
class Line:
    """One part as the tree shows it."""

    part: Part
    depth: int
    condition: str
    shares: tuple[tuple[str, float | None], ...]  # label of the kind of region, per cent of the total
    faults: tuple[Fault, ...]

    @property
    def is_item(self) -> bool:
        """For the template."""
        return isinstance(self.part, Item)

    @property
    def answer(self) -> str:
        """The kind of answer in words."""
        return str(Node.Answer(self.part.answer).label) if isinstance(self.part, Item) else ""

    @property
    def weights(self) -> list[tuple[str, float]]:
        """What differs by kind of region."""
        return [(str(Kind(kind).label).lower(), weight) for kind, weight in self.part.weights.items()]


def lines_of(tree: Tree, faults: list[Fault] | None = None) -> list[Line]:
    """The whole tree, line by line, with what each part is worth in each kind of region."""
    book = Phrasebook(tree)
    shares = {str(label): _shares(tree, kind) for kind, label in Kind.choices}
    told = faults_of(tree) if faults is None else faults
    return [
        Line(
            part,
            depth,
            book.rules(part.rules),
            tuple((label, by_code.get(part.code)) for label, by_code in shares.items()),
            tuple(fault for fault in told if fault.code == part.code),
        )
        for part, depth in tree.lines()
    ]


def _shares(tree: Tree, kind: str) -> Mapping[str, float]:
    return {code: part.share for code, part in score(for_kind(tree, kind), {}).by_code.items()}
