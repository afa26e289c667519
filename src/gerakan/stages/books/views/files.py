"""Files of books and of their look."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.stages.books import permissions
from gerakan.stages.books.queries.shelf import renderings_for
from gerakan.stages.books.queries.sources import logo_of, setting_of
from gerakan.stages.masterplans import permissions as plan_permissions
from gerakan.stages.masterplans.queries.plans import plans_for


@login_not_required
@require_safe
@never_cache
def download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """A kept file; a draft for those who read its plan, an adopted book for everybody once its version is public."""
    found = get_for(request.user, permissions.DOWNLOAD, renderings_for(request.user).ready(), pk=pk)
    return as_download(FileResponse(found.file.open("rb"), content_type="application/octet-stream"), found.name)


@require_safe
def logo(request: Request, pk: int) -> HttpResponse:
    """The coat of arms as it was sent."""
    plan = get_for(request.user, plan_permissions.SEE, plans_for(request.user), pk=pk)
    shape = setting_of(plan)
    if not shape.logo:
        raise Http404
    kind = "image/png" if str(shape.logo.name).endswith(".png") else "image/jpeg"
    answer = HttpResponse(logo_of(shape), content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
