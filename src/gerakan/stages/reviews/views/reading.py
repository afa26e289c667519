"""A version as mentors read it: sheet by sheet, chapter by chapter, each place with its remark."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.queries import joint as joints
from gerakan.stages.reviews.queries import reading as queries
from gerakan.stages.reviews.queries.contents import parts_of
from gerakan.stages.reviews.queries.money import money_of, years_of
from gerakan.stages.reviews.views.asking import version_called


@require_GET
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """Its head, its parts, its money."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found, contents = version_called(plan, number)
    parts = [(part, [SHEETS[code] for code in part.sheets]) for part in parts_of(contents)]
    context = {
        "plan": plan, "edition": plan.edition, "version": found, "number": number, "head": contents["head"], "parts": parts,
        "counts": {sheet.code: count for sheet, count in queries.sheets_of(contents)},
        "money": money_of(contents), "years": years_of(contents),
        "joint": joints.joint_of(contents), "joint_said": joints.said_of(contents),
        "may_remark": permissions.REMARK.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "reviews/version.html", context)


@require_GET
def sheet(request: Request, pk: int, number: int, code: str) -> HttpResponse:
    """Rows of a sheet as the version has them."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    if code not in SHEETS:
        raise Http404
    found, contents = version_called(plan, number)
    lines, page = queries.lines_of(contents, SHEETS[code], request.GET.get("halaman"))
    context = {
        "plan": plan, "edition": plan.edition, "version": found, "number": number, "sheet": SHEETS[code],
        "lines": lines, "page": page, "may_remark": permissions.REMARK.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "reviews/sheet.html", context)


@require_GET
def chapter(request: Request, pk: int, number: int, code: str) -> HttpResponse:
    """The text of a chapter, paragraph by paragraph."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found, contents = version_called(plan, number)
    title = next((one["title"] for one in contents["chapters"] if one["chapter"] == code), None)
    if title is None:
        raise Http404
    context = {
        "plan": plan, "edition": plan.edition, "version": found, "number": number, "title": title,
        "texts": queries.texts_of(contents, code), "may_remark": permissions.REMARK.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "reviews/chapter.html", context)
