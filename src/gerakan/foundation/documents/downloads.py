"""Handing out a kept file."""

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header


def as_download(answer: HttpResponse | FileResponse, name: str) -> HttpResponse | FileResponse:
    """Saved by the browser and never run: a file is what somebody uploaded."""
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
