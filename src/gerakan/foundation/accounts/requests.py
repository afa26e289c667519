"""The request of somebody who is signed in, for views behind the login."""

from django.http import HttpRequest

from gerakan.foundation.accounts.models import User


class Request(HttpRequest):
    """LoginRequiredMiddleware has let it pass, so there is a person."""

    user: User
