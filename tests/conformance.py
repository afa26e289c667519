"""PDF/UA-1 by a second program, independent of the one that writes: page-validation, 104 rules of ISO 14289-1."""

import io
from collections.abc import Iterator
from typing import Any

import page
from pypdf import PdfReader


def faults(made: bytes) -> set[str]:
    """Rules that the file breaks; empty for one that conforms. Tables without a head are found by us: no rule asks for it."""
    report = page.validate_pdf_bytes(made, profile="ua1")
    tree = PdfReader(io.BytesIO(made)).root_object.get("/StructTreeRoot")
    headless = {"TABLE-WITHOUT-HEAD"} if any(not _has_head(one) for one in _of_kind(tree, "/Table")) else set()
    return {failure.rule_id for failure in report.failures} | headless


def _has_head(table: Any) -> bool:
    return next(_of_kind(table, "/TH"), None) is not None


def _of_kind(node: Any, kind: str) -> Iterator[Any]:
    """Elements of the tree of tags, the node itself included."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            if one.get("/S") == kind:
                yield one
            waiting.append(one.get("/K"))
