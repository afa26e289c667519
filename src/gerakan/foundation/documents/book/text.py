"""Running text: runs with weight, a datum behind it, or a reference to another place of the book."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Some words. `refers_to` is an anchor of the same book: writers set its number there ("Tabel 4.2") and link it.

    `datum` names the figure that stands in `text` ("indikator/I-12/target/2030"), so that a reader can find its source.
    """

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    refers_to: str = ""
    datum: str = ""


Runs = tuple[Run, ...]


def words(text: str) -> Runs:
    """Plain words."""
    return (Run(text),)


def plain(runs: Runs) -> str:
    """What stands there, without its numbers of reference."""
    return "".join(run.text for run in runs)
