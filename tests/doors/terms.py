"""Doors of ketentuan penetapan."""

from gerakan.foundation.editions.models import Edition
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.editions import EditionFactory
from tests.factories.terms import some_terms, terms_draft


def its_edition(word: str) -> Edition:
    """Of its own, so that terms of other doors do not stand in the way."""
    slug = f"ketentuan-{word}"
    return Edition.objects.filter(slug=slug).first() or EditionFactory(slug=slug, is_test=True, state="open")


@door("terms:versions", "terms:write", "terms:cluster")
def an_edition_with_terms() -> Arguments:
    return {"slug": some_terms(its_edition("satu")).edition.slug}


@door("terms:terms", "terms:publish")
def a_draft() -> Arguments:
    drafted = terms_draft(its_edition("dua"))
    return {"slug": drafted.edition.slug, "number": drafted.number}


@rows("terms.Terms", "terms.see")
def versions() -> Rows:
    return [some_terms(its_edition("satu")), terms_draft(its_edition("dua"))]
