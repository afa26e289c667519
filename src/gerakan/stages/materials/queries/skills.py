"""Questions about the list of skills."""

from gerakan.stages.materials.models import Skill, SkillList


def current_list() -> SkillList | None:
    """The version in use."""
    return SkillList.objects.order_by("-number").first()


def current_skills() -> list[Skill]:
    """Of the version in use, in its order."""
    newest = SkillList.objects.order_by("-number").values("pk")[:1]
    return list(Skill.objects.filter(list__in=newest).order_by("pk"))


def skill_names() -> dict[str, str]:
    """Every code that ever stood in a list, by its newest name."""
    return dict(Skill.objects.order_by("list__number", "pk").values_list("code", "name"))


def skill_choices() -> list[tuple[str, str]]:
    """For forms."""
    return [(row.code, row.name) for row in current_skills()]
