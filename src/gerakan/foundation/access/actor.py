"""Who may stand in for a user: somebody signed in, or nobody."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    Actor = AbstractBaseUser | AnonymousUser
else:
    Actor = object  # Django imports this package before its models may be imported


def visitor() -> "AnonymousUser":
    """Nobody in particular."""
    from django.contrib.auth.models import AnonymousUser as Visitor  # noqa: PLC0415 - as above

    return Visitor()
