"""Doors of buku rencana induk."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.books.commands import shape_books
from gerakan.stages.books.models import Rendering
from tests.doors.masterplans import its_plan
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.doors.reviews import its_publication
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.books_of_plans import a_kept_book
from tests.factories.masterplans import a_plan

WITHOUT_RIGHT.update({"books.BookSetting": "seen with its plan"})


@door("books:books", "books:make", "books:shape")
def of_plan() -> Arguments:
    return {"pk": its_plan().pk}


@door("books:logo")
def its_logo() -> Arguments:
    plan = its_plan()
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    shape_books(plan, values={}, logo=("lambang.png", b"\x89PNG"), by=writer)
    return {"pk": plan.pk}


@door("books:book")
def a_book() -> Arguments:
    return {"pk": its_plan().pk, "work": "buku3"}


@door("books:chapter")
def a_chapter() -> Arguments:
    return {"pk": its_plan().pk, "work": "buku3", "chapter": "3-visi"}


@door("books:download")
def a_file() -> Arguments:
    plan = its_plan()
    known = Rendering.objects.filter(plan=plan).ready().first()
    return {"pk": (known or a_kept_book(plan)).pk}


@rows("books.Rendering", "books.download")
def files() -> Rows:
    version = its_publication().version
    others = [a_kept_book(its_plan()), a_kept_book(a_plan(edition=an_edition())[0])]
    return [*others, a_kept_book(version.plan, version=version)]


@door("books:published")
def of_a_public_version() -> Arguments:
    return {"version": its_publication().version_id}


@door("books:published_chapter")
def a_public_chapter() -> Arguments:
    return {"version": its_publication().version_id, "work": "buku3", "chapter": "3-visi"}


@door("books:check")
def an_adopted_book() -> Arguments:
    version = its_publication().version
    known = Rendering.objects.filter(version=version).first()
    return {"token": (known or a_kept_book(version.plan, version=version)).token}
