"""Puts the chosen role on the person's head for this request, and speaks the person's language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from gerakan.foundation.accounts.models import User

HAT_KEY = "hat"


class HatMiddleware(MiddlewareMixin):
    """The session remembers which role is in use; a language chosen in this browser goes before the profile's."""

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_args: object) -> None:
        user = request.user
        if not isinstance(user, User):
            return
        user.hat_id = request.session.get(HAT_KEY)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
