"""A telephone: a browser whose device keeps things while there is no line."""

from typing import Any

from tests.browser import Visitor

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "locale": "id-ID"}
DESK = {"viewport": {"width": 1280, "height": 800}, "has_touch": False, "is_mobile": False}


class Phone(Visitor):
    """A visitor whose device keeps things."""

    def ready(self) -> None:
        """The sheet is drawn, its pages and the worker are on the device."""
        self.page.wait_for_selector("[data-ready='1']", state="attached")
        self.page.wait_for_selector("[data-kept='1']", state="attached", timeout=30_000)

    def line(self, words: str) -> None:
        """The state line says this."""
        self.page.wait_for_function(
            "words => document.querySelector('[data-line]').textContent.includes(words)", arg=words, timeout=20_000
        )

    def reconnect(self) -> None:
        """The line is back; that it was gone is no fault."""
        self.page.context.set_offline(False)
        self.noted[:] = [fault for fault in self.noted if "ERR_INTERNET_DISCONNECTED" not in fault]

    def tap(self, level: int) -> None:
        """A level of the item in view."""
        self.page.locator(f".mark-card.here .level:has([value='{level}'])").click()

    def write(self, name: str, words: str) -> None:
        """Into a field of the item in view."""
        self.page.locator(f".mark-card.here [name={name}]").fill(words)

    def forward(self) -> None:
        """The thumb's button."""
        self.page.locator("[data-next]").click()

    @property
    def item(self) -> str:
        """Code of the item in view; empty at the end of the sheet."""
        return self.page.locator(".mark-card.here").get_attribute("data-item") or ""


def a_phone(browser: Any, root: str, user: Any = None, **options: Any) -> Phone:
    """A device of its own, in this person's hand."""
    context = browser.new_context(**(PHONE | options))
    taken = Phone(context.new_page(), root)
    taken.watch()
    if user is not None:
        taken.sign_in(user)
    return taken
