"""A file of evidence as it may leave the house: saved by the browser, never run."""

from django.http import FileResponse
from django.utils.http import content_disposition_header

from gerakan.stages.questionnaires.models import Evidence


def evidence_file(evidence: Evidence) -> FileResponse:
    """The answer to whoever was found to have the right; the caller asks for it."""
    answer = FileResponse(evidence.file.open("rb"), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=evidence.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
