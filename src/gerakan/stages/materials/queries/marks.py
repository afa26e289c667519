"""What a form must bring back that is about to replace words: a mark of those that were on the screen."""

from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.stages.materials.models import Lesson, Question


def mark_of(row: Lesson | Question | None) -> str:
    """Equal for equal words; nothing has an empty one."""
    if row is None:
        return ""
    names = ("title", "minutes", "text") if isinstance(row, Lesson) else ("lesson_id", "text", "options", "why")
    return content_hash(**{name: getattr(row, name) for name in names})
