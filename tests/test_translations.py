"""Indonesian is the source; every sentence of a screen has its English."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from house.messages import Entry, entries

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "gerakan"
# Where the sentence stands among the arguments of each function; a context comes first.
SENTENCE_AT = {
    "_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0,
    "pgettext": 1, "pgettext_lazy": 1, "npgettext": 1, "npgettext_lazy": 1,
}  # fmt: skip
TEMPLATE_CALL = re.compile(r"\b(?:_|gettext|ngettext|pgettext|npgettext)\(")


def sentences(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (place := SENTENCE_AT.get(called(node.func))) is not None:
            argument = node.args[place] if len(node.args) > place else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value
        elif isinstance(node, ast.FunctionDef) and "who" in map(called, node.decorator_list):
            yield said_of_who_may(node)


def said_of_who_may(predicate: ast.FunctionDef) -> str:
    """The page of permissions shows the docstring of each predicate."""
    return (ast.get_docstring(predicate) or predicate.name).splitlines()[0].rstrip(".")


def called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def of_template(path: Path) -> Iterator[str]:
    """templatize() writes the calls of a template between letters that stand for the rest."""
    pseudo = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for match in TEMPLATE_CALL.finditer(pseudo):
        yield from sentences(ast.parse(shortest_expression(pseudo[match.start() :]), mode="eval"))


def shortest_expression(text: str) -> str:
    for end in (match.end() for match in re.finditer(r"\)", text)):
        try:
            ast.parse(text[:end].strip(), mode="eval")
        except SyntaxError:
            continue
        return text[:end].strip()
    raise AssertionError(text[:80])


def in_english() -> Iterator[Entry]:
    """What the catalogues translate."""
    for path in [*ROOT.glob("locale/en/LC_MESSAGES/*.po"), *SOURCE.glob("**/locale/en/LC_MESSAGES/*.po")]:
        found = entries(path.read_text(encoding="utf-8"), path.name)
        yield from (entry for entry in found if entry.parts.get("msgid") and entry.translation())


def on_screen() -> Iterator[tuple[Path, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield from ((path, sentence) for sentence in sentences(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted([*SOURCE.glob("**/templates/**/*.html"), *SOURCE.glob("**/templates/**/*.txt")]):
        yield from ((path, sentence) for sentence in of_template(path))


def test_every_sentence_has_its_english():
    known = {entry.parts["msgid"] for entry in in_english()} | {""}
    missing = {sentence: path for path, sentence in on_screen() if sentence not in known}
    lines = [f"{path.relative_to(SOURCE)}: {sentence}" for sentence, path in missing.items()]
    assert not lines, f"\n{len(lines)} without English:\n" + "\n".join(sorted(lines))


def test_a_sentence_has_one_english():
    """Django merges the catalogues of all apps: of two translations one would win everywhere."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for key, english in filter(None, (entry.translation() for entry in in_english())):
        ways[key.decode()].add(english.decode())
    assert not {sentence: said for sentence, said in ways.items() if len(said) > 1}
