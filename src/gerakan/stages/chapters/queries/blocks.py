"""The small part of CommonMark that every writer of books can set, as blocks of a book's tree.

Paragraphs, **strong**, *emphasis*, lists, sub-headings, > notices and [[references]]; everything else stays the text it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from gerakan.foundation.documents.book import tree
from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.stages.chapters.queries.words import clean

LONGEST_REFERENCE = 120
REFERENCE = re.compile(rf"\[\[ {{0,3}}([^\s\[\]][^\[\]\n]{{0,{LONGEST_REFERENCE}}})\]\]")
SEE = "lihat:"
DEEPEST = 12


def references_of(text: str) -> list[str]:
    """Every reference, once, in the order of the text."""
    return list(dict.fromkeys(match[1].strip() for match in REFERENCE.finditer(text)))


def blocks_of(text: str, figures: Mapping[str, str], anchors: Iterable[str] | None = None) -> tuple[tree.Block, ...]:
    """The text as blocks; a reference that names nothing is said so in the text.

    figures: reference -> words; anchors: what [[lihat:…]] may name, None for anything.
    """
    reader = _Reader(figures, None if anchors is None else frozenset(anchors))
    return tuple(reader.blocks(_PARSER.parse(clean(text))))


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    """A rule of the parser: [[…]] is one token, whatever stands in it."""
    match = REFERENCE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1].strip()
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.disable(
        ["html_block", "html_inline", "code", "fence", "hr", "lheading", "reference", "link", "image", "autolink",
         "backticks", "entity"]
    )  # fmt: skip
    parser.inline.ruler.before("emphasis", "figure", _reference)
    return parser


_PARSER = _parser()


@dataclass
class _Reader:
    figures: Mapping[str, str]
    anchors: frozenset[str] | None
    within: list[str] = field(default_factory=list)

    def blocks(self, tokens: Iterable[Token]) -> Iterator[tree.Block]:
        """Points are gathered until their outermost list ends; a list in a list is one list."""
        items: list[Runs] = []
        is_numbered = False
        for token in tokens:
            if token.type in _OPENS:
                is_numbered = token.type == "ordered_list_open" if "list" not in self.within else is_numbered
                self.within.append(_OPENS[token.type])
            elif token.type in _CLOSES:
                self.within.pop()
                if items and "list" not in self.within:
                    yield tree.Points(tuple(items), is_numbered)
                    items = []
            elif token.type == "inline" and (runs := self._runs(token)):
                if "list" in self.within:
                    items.append(runs)
                else:
                    yield self._block(runs)

    def _block(self, runs: Runs) -> tree.Block:
        if "quote" in self.within:
            return tree.Notice(runs)
        if "heading" in self.within:
            return tree.Paragraph(tuple(replace(run, is_strong=True) for run in runs))
        return tree.Paragraph(runs)

    def _runs(self, token: Token) -> Runs:
        runs: list[Run] = []
        strong = emphasis = 0
        for part in token.children or ():
            strong += _WEIGHT.get(part.type, 0)
            emphasis += _SLANT.get(part.type, 0)
            made = self._run(part)
            if made is None:
                continue
            made = replace(made, is_strong=strong > 0, is_emphasis=emphasis > 0)
            if runs and _alike(runs[-1], made):
                made = replace(made, text=runs.pop().text + made.text)
            runs.append(made)
        return tuple(runs)

    def _run(self, part: Token) -> Run | None:
        if part.type == "reference":
            return self._figure(part.content)
        if part.type in ("softbreak", "hardbreak"):
            return Run(" ")
        return Run(part.content) if part.type in ("text", "text_special") and part.content else None

    def _figure(self, reference: str) -> Run:
        if reference.startswith(SEE):
            anchor = reference.removeprefix(SEE).strip()
            if self.anchors is None or anchor in self.anchors:
                return Run("", refers_to=anchor)
            if reference in self.figures:  # it stands in another book
                return Run(self.figures[reference])
        elif reference in self.figures:
            return Run(self.figures[reference], datum=reference)
        return Run(_("rujukan tidak dikenal: %s") % reference)


_OPENS = {
    "bullet_list_open": "list", "ordered_list_open": "list", "list_item_open": "item", "blockquote_open": "quote",
    "heading_open": "heading",
}  # fmt: skip
_CLOSES = {
    "bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close", "heading_close",
}  # fmt: skip
_WEIGHT = {"strong_open": 1, "strong_close": -1}
_SLANT = {"em_open": 1, "em_close": -1}


def _alike(first: Run, second: Run) -> bool:
    """Plain runs of one weight are one run."""
    plain = not (first.datum or first.refers_to or second.datum or second.refers_to)
    return plain and (first.is_strong, first.is_emphasis) == (second.is_strong, second.is_emphasis)
