"""Plain CommonMark as light HTML: headings, paragraphs, lists, tables, links; no picture, no raw HTML."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

DEEPEST = 12
INSIDE_A_CARD = 2
"""The page has the first heading and the card the second; those of a text begin below."""


def html_of(text: str, *, below: int = INSIDE_A_CARD) -> SafeString:
    r"""What a reader sees. below: the level of the heading under which it stands.

    >>> html_of("# Data\n\n**Tahun** dan <b>")
    '<h3>Data</h3>\n<p><strong>Tahun</strong> dan &lt;b&gt;</p>\n'
    """
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + below, 6)}"
    return SafeString(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _table_open(_self: RendererHTML, *_rest: Any) -> str:
    return f'<div class="table-scroll mb-3" tabindex="0" role="region" aria-label="{_("Tabel")}"><table class="data">'


def _table_close(_self: RendererHTML, *_rest: Any) -> str:
    return "</table></div>"


def _quote_open(_self: RendererHTML, *_rest: Any) -> str:
    return '<blockquote class="border-start border-3 ps-3">'


def _link_open(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    tokens[at].attrSet("rel", "noopener noreferrer nofollow")
    return self.renderToken(tokens, at, options, env)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    parser.disable(["html_block", "html_inline", "image", "reference"])
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("blockquote_open", _quote_open)
    return parser


_PARSER = _parser()
