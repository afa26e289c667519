"""Puts the chosen role on the person's head for this request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from gerakan.foundation.accounts.models import User

HAT_KEY = "hat"


class HatMiddleware(MiddlewareMixin):
    """The session remembers which role is in use."""

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_args: object) -> None:
        user = request.user
        if isinstance(user, User):
            user.hat_id = request.session.get(HAT_KEY)
