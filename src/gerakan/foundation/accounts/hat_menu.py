"""The menu of the roles a person may act in, for the top bar."""

from django.http import HttpRequest
from django.urls import reverse

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.ui.navigation import Choice, Menu

MENU_FIELD = "pilihan"


def hat_menu(request: HttpRequest) -> Menu | None:
    """The role in use; choices only for somebody who holds several."""
    user = request.user
    if not isinstance(user, User) or user.hat is None:
        return None
    choices = [_choice(row, user.hat) for row in user.roles] if len(user.roles) > 1 else []
    return Menu(label=str(user.hat), url=reverse("accounts:choose_hat"), choices=choices)


def _choice(row: RoleAssignment, current: RoleAssignment) -> Choice:
    return Choice(label=str(row), value=str(row.pk), is_current=row.pk == current.pk)
