"""R-611 to R-613: words that say something, and are the region's own."""

from collections.abc import Iterator

from gerakan.engine.plan.prose import PROSE, echoes, filler, prose, repeated
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule


@rule("R-611", Severity.WARNING, *PROSE, certain=False, version=2)
def filled_with_nothing(reading: Reading) -> Iterator[Found]:
    """A cell holds a placeholder, mash, repeated words, too few of them, or the words of another cell of its row."""
    for place, text, least in prose(reading.plan):
        why = filler(text, least)
        if why:
            yield found(place, text=text[:80], why=why, least=least)
    for place, first, text in echoes(reading.plan):
        yield found(place, first, text=text[:80], why="echo", least=0)


@rule("R-612", Severity.WARNING, *PROSE, certain=False, version=2)
def same_words_everywhere(reading: Reading) -> Iterator[Found]:
    """Many cells of one column hold the same words."""
    for (_, _, words), places in repeated(reading.plan).items():
        yield found(*places, text=words[:80], count=len(places))


@rule(
    "R-613", Severity.WARNING, *PROSE, certain=False, version=2, needs=lambda reading: bool(reading.yardsticks.others)
)
def copied(reading: Reading) -> Iterator[Found]:
    """A text stands in another plan too."""
    for place, text, _ in prose(reading.plan):
        likest = reading.yardsticks.others.likest(text)
        if likest is not None:
            other, share = likest
            yield found(
                place,
                Place(f"{other.plan}:{other.sheet}", other.code, other.field),
                plan=other.plan,
                sheet=other.sheet,
                code=other.code,
                share=share,
                text=text[:80],
            )


RULES = (filled_with_nothing, same_words_everywhere, copied)
