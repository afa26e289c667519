"""Who has a stake in the plan, and who was heard."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One party; helix: government, academia, business, community, media; interest and influence 1-5."""

    code: str
    name: str = ""
    helix: str = ""
    role: str = ""
    interest: int | None = None
    influence: int | None = None

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Participation:
    """Who was heard on which day (YYYY-MM-DD), what they said and what changed because of it."""

    code: str
    date: str = ""
    who: str = ""
    helix: str = ""
    heard: str = ""
    changed: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code
