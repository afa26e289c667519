"""A browser for tests: open pages as somebody, in any theme and width, and be told what is wrong with them.

    def test_the_ranking_reads_well(visit):
        person = visit(width=360, theme="dark", user=UserFactory())
        person.go("/penjaringan/")
        person.page.get_by_role("link", name="Peringkat").click()
        assert person.faults() == []

`faults()` lists axe violations, breaches of the content security policy, requests to other hosts, script errors,
answers of 400 and above, and pages wider than the screen. It is also checked when the test ends.
"""

import contextlib
import functools
import gzip
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler
from django.test import Client

sync_api = pytest.importorskip("playwright.sync_api")

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (rules) => {
  const found = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: { assets: ["media"] } });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}`));
}"""

WSGIRequestHandler.disable_nagle_algorithm = True
"""Head and body of an answer are two packets: the second would wait 40 ms until the first is acknowledged."""

SETTLED = (
    "async () => { await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));"
    " await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))); }"
)
"""Colours on their way to another theme have arrived."""


@dataclass
class Visitor:
    """One person at one screen."""

    page: Any
    root: str
    noted: list[str] = field(default_factory=list)
    weights: dict[str, int] | None = None

    def go(self, path: str) -> Any:
        """Open an address of the site; a page that is refreshing itself may cut the first try short."""
        try:
            return self.page.goto(self.root + path)
        except sync_api.Error as cut:
            if not any(
                sign in str(cut)
                for sign in ("ERR_ABORTED", "interrupted by another navigation", "Not attached to an active page")
            ):
                raise
            return self.page.goto(self.root + path)

    def sign_in(self, user: Any) -> None:
        """Become this person, without the form."""
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        morsel = client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": morsel.key, "value": morsel.value, "url": self.root}])

    def faults(self) -> list[str]:
        """Everything wrong with the page as it stands, and with the way to it."""
        return [*self.noted, *self.barriers(), *self.overflow()]

    @contextlib.contextmanager
    def seen_as(self, *, width: int | None = None, theme: str | None = None) -> Iterator[None]:
        """The page as it stands, on a screen of another width or in another theme."""
        if width is None and theme is None:
            yield
            return
        before = self.page.viewport_size
        was_dark = self.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        self.page.set_viewport_size({**before, "width": width or before["width"]})
        self.page.emulate_media(color_scheme=theme or ("dark" if was_dark else "light"))
        self.page.evaluate(SETTLED)
        yield
        self.page.set_viewport_size(before)
        self.page.emulate_media(color_scheme="dark" if was_dark else "light")

    def barriers(self) -> list[str]:
        """What axe finds."""
        if not AXE.is_file():
            if "CI" in os.environ:
                pytest.fail("axe-core tidak ada; jalankan npm ci.")
            return []
        if not self.page.evaluate("'axe' in window"):  # half a megabyte, once for a page seen on several screens
            self.page.evaluate(_axe())
        found: list[str] = self.page.evaluate(RUN_AXE, RULES)
        return found

    def picture(self, path: Path) -> None:
        """Keep a picture of the whole page, for guides and for looking."""
        self.page.screenshot(path=path, full_page=True)

    def watch(self) -> None:
        """Note what goes wrong from now on."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.noted.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: Any) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.noted.append(f"console: {message.text}")

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and f"{parts.scheme}://{parts.netloc}" != self.root:
            self.noted.append(f"external: {request.url}")

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self.noted.append(f"{response.status}: {response.url}")
        elif response.status == 200 and self.weights is not None:
            with contextlib.suppress(sync_api.Error):  # the person has left the page meanwhile
                self.weights[response.url] = len(gzip.compress(response.body()))

    def overflow(self) -> list[str]:
        """Whether one must scroll sideways."""
        width, screen = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        return [f"wider than the screen: {width} > {screen}"] if width > screen else []


@functools.cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """One browser for the whole run."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's sync API runs an event loop in this thread
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Any, live_server: Any) -> Iterator[Callable[..., Visitor]]:
    """Opens visitors; when the test ends none of them may have met a fault on the way."""
    visitors: list[Visitor] = []

    def open_visitor(
        *,
        width: int = 1280,
        theme: Literal["light", "dark"] = "light",
        user: Any = None,
        language: str = "id-ID",
        scripts: bool = True,
        weigh: bool = False,
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            locale=language,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        visitor = Visitor(context.new_page(), live_server.url, weights={} if weigh else None)
        visitor.watch()
        if user is not None:
            visitor.sign_in(user)
        visitors.append(visitor)
        return visitor

    yield open_visitor
    noted = [fault for visitor in visitors for fault in visitor.noted]
    for visitor in visitors:
        visitor.page.context.close()
    assert noted == []
