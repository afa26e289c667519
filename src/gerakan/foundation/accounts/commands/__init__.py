"""What happens to people and their roles; every verb leaves a trace.

`by` is a user, or the name of a system actor ("sistem: data contoh"), which is asked for no rights.
"""

from gerakan.foundation.accounts.commands.invitations import (
    accept_invitation,
    invite,
    resend_invitation,
    revoke_invitation,
)
from gerakan.foundation.accounts.commands.people import change_profile, create_person, deactivate, reactivate
from gerakan.foundation.accounts.commands.roles import end_role, give_role, place_in_role

__all__ = [
    "accept_invitation",
    "change_profile",
    "create_person",
    "deactivate",
    "end_role",
    "give_role",
    "invite",
    "place_in_role",
    "reactivate",
    "resend_invitation",
    "revoke_invitation",
]
