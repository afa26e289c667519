"""What the engine says when it is asked the impossible."""

from typing import Literal

Place = Literal["data", "spec"]


class InputError(ValueError):
    """Data or a specification that cannot be computed: an Indonesian sentence, and where to look.

    place says which of the two inputs is at fault; row is a unit or the code of an indicator, group or quota;
    column is an indicator code or the key of the specification. The caller knows files and line numbers.
    """

    def __init__(
        self, problem: str, *, place: Place = "spec", row: str | None = None, column: str | None = None
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.place: Place = place
        self.row = row
        self.column = column
