"""Texts as both databases keep them: marks that nobody types are gone before a view reads them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.utils.deprecation import MiddlewareMixin

NOTHING = "\x00"
INTERFACE = "/api/"
"""Below it such a question is refused with a reason."""


def storable(text: str) -> str:
    """Without NUL, which PostgreSQL refuses, and without half letters (lone surrogates), which no database takes."""
    return text.replace(NOTHING, "").encode(errors="ignore").decode()


class StorableTexts(MiddlewareMixin):
    """Addresses with a NUL lead nowhere; queries and forms lose theirs. What devices send as JSON asks `storable` itself."""

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: Any, kwargs: Mapping[str, Any]
    ) -> None:
        """Comes after the check of forgery, which has read the form already."""
        if request.path.startswith(INTERFACE):
            return
        if any(isinstance(value, str) and NOTHING in value for value in kwargs.values()):
            raise Http404
        for name in ("GET", "POST"):
            if _holds_nothing(sent := getattr(request, name)):
                setattr(request, name, _without(sent))


def _holds_nothing(sent: QueryDict) -> bool:
    return any(NOTHING in text for name, values in sent.lists() for text in (name, *values))


def _without(sent: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        kept.setlist(storable(name), [storable(value) for value in values])
    kept._mutable = False  # noqa: SLF001 - as QueryDict.copy's counterpart: Django has no name for it
    return kept
