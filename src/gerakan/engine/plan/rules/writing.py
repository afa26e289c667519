"""R-611 to R-613: words that say something, and are the region's own."""

from collections import defaultdict
from collections.abc import Iterator

from gerakan.engine.plan.likeness import OtherText
from gerakan.engine.plan.prose import PROSE, comparable, echoes, filler, prose, repeated
from gerakan.engine.plan.rules.finding import Found, Place, Severity, Value, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule

FEW = 3
"""More texts of one other plan than these are one finding."""


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
    """Texts stand in another plan too: each by itself when they are few, all of one plan together when they are many."""
    by_plan: dict[str, list[tuple[Place, str, OtherText, float]]] = defaultdict(list)
    for place, text in comparable(reading.plan):
        likest = reading.yardsticks.others.likest(text)
        if likest is not None:
            by_plan[likest[0].plan].append((place, text, *likest))
    for plan, own in by_plan.items():
        if len(own) > FEW:
            share = max(share for *_, share in own)
            told: dict[str, Value] = {
                "plan": plan,
                "sheet": "",
                "code": "",
                "share": share,
                "text": "",
                "count": len(own),
            }
            yield found(own[0][0], Place(f"{plan}:plan"), *(place for place, *_ in own[1:]), **told)
            continue
        for place, text, other, share in own:
            there = Place(f"{plan}:{other.sheet}", other.code, other.field)
            each: dict[str, Value] = {
                "plan": plan,
                "sheet": other.sheet,
                "code": other.code,
                "share": share,
                "text": text[:80],
                "count": 1,
            }
            yield found(place, there, **each)


RULES = (filled_with_nothing, same_words_everywhere, copied)
