"""A kept file that is no longer on the disk: the person reads what is missing, the operator which; nothing else is lost."""

import logging
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

logger = logging.getLogger(__name__)


def is_lost_file(error: BaseException) -> bool:
    """It is missing where uploads and made files are kept; any other missing file is a fault of ours."""
    name = getattr(error, "filename", None)
    return (
        isinstance(error, FileNotFoundError)
        and isinstance(name, str | Path)
        and Path(name).is_relative_to(settings.MEDIA_ROOT)
    )


class LostFiles(MiddlewareMixin):
    """Whichever page asks for it: a sentence in place of a fault."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_lost_file(exception):
            return None
        logger.error("kept file is missing: %s", getattr(exception, "filename", ""))
        return render(request, "ui/lost.html", status=404)
