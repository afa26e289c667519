"""Files behind a mark: opened by whoever may know of the case, never run by the browser."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.queries import files as queries


@require_GET
@never_cache
def evidence(request: Request, pk: int) -> HttpResponse | FileResponse:
    """A region's evidence: the file, at its page, or the link."""
    found = get_for(request.user, permissions.SEE_EVIDENCE, queries.evidence_for(request.user), pk=pk)
    if found.kind == "link":
        return redirect(found.url)
    return as_file(FileResponse(found.file.open("rb")), found.name or found.title)


def as_file(answer: FileResponse, name: str) -> FileResponse:
    """A file is what somebody uploaded: shown by the browser's own reader when it is a PDF or a picture, never run."""
    is_plain = name.lower().endswith((".pdf", ".png", ".jpg", ".jpeg"))
    answer["Content-Type"] = _TYPES.get(name.lower().rpartition(".")[2], "application/octet-stream")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=not is_plain, filename=name) or "attachment"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
