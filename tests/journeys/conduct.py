"""Moves that every journey makes: look whether a page is sound, choose in a form, let the worker work."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.core.management import call_command

from tests.browser import Visitor

FAULTS: list[str] = []
BOTH_THEMES: dict[str, Any] = {"light": {"theme": "light"}, "dark": {"theme": "dark"}}
DESK_AND_PHONE: dict[str, Any] = {"1280": {"width": 1280}, "360": {"width": 360}}


class Traveller:
    """Somebody who looks around at every page, on each of these screens; a screen is named as its pictures are."""

    def __init__(self, visitor: Visitor, screens: dict[str, Any] | None = None) -> None:
        self.visitor, self.page, self.screens = visitor, visitor.page, screens or {"": {}}
        self.page.set_default_timeout(60_000)
        self.looked_at: set[str] = set()

    def go(self, path: str) -> None:
        """Open an address and find nothing wrong there."""
        self.visitor.go(path)
        self.look()

    def look(self) -> None:
        """Note what is wrong with the page as it stands; the journey goes on and tells all of it at its end (axe: once an address)."""
        self.page.wait_for_load_state("load")
        address = urlsplit(self.page.url).path
        found = list(self.visitor.noted)
        if address not in self.looked_at:
            found += self.barriers()
        self.looked_at.add(address)
        FAULTS.extend(f"{self.page.url} {fault}" for fault in found)
        self.visitor.noted.clear()

    def barriers(self) -> list[str]:
        """What is wrong with the page as it stands, on any of the screens."""
        found: list[str] = []
        self.page.evaluate(
            "scrollTo({top: 0, behavior: 'instant'})"
        )  # what a bar half covers after a jump is no small target
        for screen in self.screens.values():
            with self.visitor.seen_as(**screen):
                found += [*self.visitor.barriers(), *self.visitor.overflow()]
        return found

    def pictures(self, picture: Callable[[Visitor, str], None], name: str) -> None:
        """One of each screen, when they are wanted."""
        for suffix, screen in self.screens.items():
            with self.visitor.seen_as(**screen):
                picture(self.visitor, f"{name}-{suffix}")

    def press(self, name: str, *, within: str = "main", exact: bool = True) -> None:
        """A button, and the page behind it."""
        self.page.locator(within).get_by_role("button", name=name, exact=exact).first.click()
        asked = self.page.locator("#confirm-dialog[open]")
        if asked.count():
            with self.page.expect_navigation(wait_until="load"):  # sent only when the dialog has closed
                asked.locator("button[value=yes]").click()
        self.look()

    def follow(self, name: str, *, within: str = "main", exact: bool = False) -> None:
        """A link, and the page behind it."""
        self.page.locator(within).get_by_role("link", name=name, exact=exact).first.click()
        self.look()

    def fill(self, **fields: Any) -> None:
        """Text fields by their names."""
        for name, value in fields.items():
            self.page.locator(f"main [name='{name}']").first.fill(str(value))

    def choose(self, name: str, value: str) -> None:
        """A line of a select by its value."""
        self.page.locator(f"main select[name='{name}']").select_option(value)

    def reads_at_last(self, word: str) -> None:
        """The page follows the machine's work by itself and tells its end (a reload at that moment would cross its own)."""
        self.page.locator("main").get_by_text(word).first.wait_for()
        self.look()

    def reads(self, *words: str) -> None:
        """Each of these stands on the page."""
        text = self.page.locator("main").inner_text()
        missing = [word for word in words if word not in text]
        assert not missing, f"{self.page.url}: {missing}\n{text[:3000]}"


def let_the_worker_work() -> None:
    """Everything in line is done, as `gerakan db_worker` does it."""
    call_command("db_worker", batch=True, verbosity=0, interval=0, startup_delay=False, reload=False)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Says how long a part of the way took."""
    begun = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - begun:.1f} s")  # noqa: T201 - a figure for whoever runs it with -s
