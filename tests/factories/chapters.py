"""Text of plans as tests need it."""

from gerakan.foundation.accounts.models import User
from gerakan.stages.chapters.commands.writing import Outcome, save_section
from gerakan.stages.masterplans.models import Masterplan

HERE = "1-latar-belakang"


def wrote(plan: Masterplan, text: str, *, by: User, code: str = HERE, seen: str = "", **details: str | int) -> Outcome:
    """Somebody saves a text over what she saw."""
    return save_section(plan, code=code, text=text, seen=seen, by=by, **details)  # type: ignore[arg-type]
