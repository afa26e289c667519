"""What a linter cannot read: sizes, names, doors, traces. The reasons stand in docs/dev/house-style.md."""

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from gerakan.foundation.workflow import Workflow
from tests.public_views import PUBLIC, PUBLIC_PACKAGES, SIGNED_IN

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "gerakan"

FILE_LINES, TEST_LINES, SETTINGS_LINES, TEMPLATE_LINES = 400, 600, 300, 150
FUNCTION_LINES, VIEW_LINES, STAGE_LINES = 50, 25, 3_500

VAGUE_MODULES = {"base", "common", "core", "helper", "helpers", "misc", "util", "utils"}
VAGUE_CLASS = re.compile(r"(Manager|Helper|Utils?|Service|Base)$|^Base[A-Z]")
# A class that Django itself asks to be called so.
NAMED_BY_DJANGO = {"UserManager"}

GATES = {"get_for", "check", "visible_to"}
# Verbs that compose commands and leave no trace when there was nothing to do.
TRACE_LEFT_BY_OTHERS = {
    "foundation.regions.commands.load_register": "loading an unchanged register is no event",
    "foundation.editions.commands.load_editions": "as load_register",
}
SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals"}

# <c-...> is a component of ours, whose attributes are its arguments.
INLINE_STYLE = re.compile(r"<(?!c-)[^>]*\sstyle\s*=", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<(?!c-)[^>]*\son[a-z]+\s*=", re.IGNORECASE)
INLINE_BLOCK = re.compile(r"<style\b|<script\b[^>]*>\s*[^<\s]|javascript:", re.IGNORECASE)
FOREIGN_ASSET = re.compile(
    r"<(?:script|img|iframe|source|link)\b[^>]*\s(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE
)
FETCH = re.compile(r"\bfetch\((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*\)")
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)

MACHINE_PATH = re.compile(r"(?:^|[^\w.])/(?:work|farm|root)/")
REGISTRY_HOST = re.compile(r"\b(?:pypi|files|registry|deb|security|conda|cdn)\.[a-z-]+\.(?:org|com|net|io|dev)\b")
ADDRESSED_LOCKS = {"uv.lock", "pylock.toml", "Pipfile.lock", "poetry.lock"}


@dataclass(frozen=True)
class Definition:
    """A function and where it stands, for a message that can be clicked."""

    path: Path
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        """Without its docstring, which may cite a source and show an example."""
        first, *rest = self.node.body
        told = (rest[0].lineno - first.lineno) if rest and is_docstring(first) else 0
        return (self.node.end_lineno or 0) - self.node.lineno + 1 - told

    @property
    def name(self) -> str:
        module = ".".join(self.path.relative_to(SOURCE).with_suffix("").parts)
        return f"{module}.{self.node.name}"

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.node.lineno} {self.node.name}"


@cache
def text(path: Path) -> str:
    """Read once for all rules."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


@cache
def modules(folder: Path, pattern: str = "**/*.py") -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if "migrations" not in path.parts)


@cache
def functions(path: Path) -> list[Definition]:
    nodes = ast.walk(tree(path))
    return [Definition(path, node) for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def line_count(path: Path) -> int:
    return len(text(path).splitlines())


def too_long(paths: list[Path], limit: int) -> list[str]:
    counts = {path: line_count(path) for path in paths}
    return [f"{path.relative_to(ROOT)}: {count} > {limit}" for path, count in counts.items() if count > limit]


@cache
def views() -> list[Definition]:
    """Functions that answer a request, in views.py or in views/."""
    paths = [path for path in modules(SOURCE) if path.stem == "views" or path.parent.name == "views"]
    found = [function for path in paths for function in functions(path)]
    return [function for function in found if first_argument(function) == "request" and not is_private(function)]


def first_argument(function: Definition) -> str:
    arguments = function.node.args.posonlyargs + function.node.args.args
    return arguments[0].arg if arguments else ""


def is_private(function: Definition) -> bool:
    return function.node.name.startswith("_")


def decorators(function: Definition) -> set[str]:
    return {called_name(node) for node in function.node.decorator_list}


def called_name(node: ast.expr) -> str:
    """The last word of a name, an attribute or a call."""
    if isinstance(node, ast.Call):
        return called_name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def gate(function: Definition) -> ast.stmt:
    """The first statement that does anything: a docstring, or choosing which permission to ask for, comes before."""
    body = [statement for statement in function.node.body if not is_docstring(statement)]
    return body[1] if len(body) > 1 and is_choice(body[0]) else body[0]


def is_choice(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and isinstance(statement.value, ast.IfExp)


def is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


@cache
def imported_names(path: Path) -> frozenset[str]:
    nodes = list(ast.walk(tree(path)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return frozenset(names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)})


@cache
def templates() -> list[Path]:
    return sorted(SOURCE.glob("**/templates/**/*.html"))


def stages() -> list[Path]:
    return sorted(path.parent for path in SOURCE.glob("stages/*/apps.py"))


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("Bukan salinan git: berkas yang dicatat tidak diketahui.")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def expect_none(found: list[str]) -> None:
    """Every offender on a line of its own."""
    assert not found, "\n" + "\n".join(found)


# Sizes


def test_no_file_is_two_things_by_now():
    code = modules(SOURCE) + modules(ROOT / "tools") + modules(ROOT / "benchmarks")
    expect_none(too_long(code, FILE_LINES))
    expect_none(too_long(modules(ROOT / "tests"), TEST_LINES))
    expect_none(too_long([SOURCE / "config" / "settings.py"], SETTINGS_LINES))
    expect_none(too_long(templates(), TEMPLATE_LINES))


def test_no_function_is_longer_than_a_screen():
    everything = [function for path in modules(SOURCE) + modules(ROOT / "tools") for function in functions(path)]
    expect_none([f"{function}: {function.lines}" for function in everything if function.lines > FUNCTION_LINES])
    expect_none([f"{view}: {view.lines}" for view in views() if view.lines > VIEW_LINES])


def test_no_stage_outgrows_one_reader():
    sizes = {stage.name: sum(map(line_count, modules(stage))) for stage in stages()}
    assert {name: lines for name, lines in sizes.items() if lines > STAGE_LINES} == {}


# Names


def test_no_package_or_module_has_a_vague_name():
    names = [part for path in modules(SOURCE) for part in (path.stem, path.parent.name)]
    assert sorted(set(names) & VAGUE_MODULES) == []


def test_no_class_has_a_vague_name():
    vague = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in modules(SOURCE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and VAGUE_CLASS.search(node.name) and node.name not in NAMED_BY_DJANGO
    ]
    expect_none(vague)


# Pull, never push


def test_no_app_listens_to_another():
    listening = [str(path.relative_to(ROOT)) for path in modules(SOURCE) if SIGNALS & imported_names(path)]
    expect_none(listening)


def test_only_calculations_and_the_rubric_import_the_engine():
    importers = {
        path.relative_to(SOURCE).as_posix()
        for path in modules(SOURCE)
        if any(name.startswith("gerakan.engine") for name in imported_names(path))
    }
    outside = {name for name in importers if not name.startswith(("engine/", "compute/"))}
    outside = {name for name in outside if not re.fullmatch(r"stages/\w+/calculations(\.py|/\w+\.py)", name)}
    assert outside == {"foundation/instruments/scoring.py"}  # ADR 48


# Doors


def test_every_view_begins_with_its_permission():
    careless = [
        str(view)
        for view in views()
        if view.name not in PUBLIC | SIGNED_IN
        and not GATES & {called_name(node) for node in ast.walk(gate(view)) if isinstance(node, ast.Call)}
    ]
    expect_none(careless)


def test_the_lists_of_open_views_name_views_that_exist():
    assert (PUBLIC | SIGNED_IN) - {view.name for view in views()} == set()


def test_public_views_are_exactly_those_that_need_no_login():
    declared = {view.name for view in views() if "login_not_required" in decorators(view)}
    assert declared == PUBLIC


def open_callbacks(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from open_callbacks(pattern.url_patterns)
        elif not getattr(pattern.callback, "login_required", True):
            view = getattr(pattern.callback, "func", pattern.callback)  # ninja's own pages are partials
            yield f"{view.__module__}.{view.__name__}"


def test_every_address_is_closed_unless_listed():
    opened = set(open_callbacks(get_resolver().url_patterns))
    ours = {name.removeprefix("gerakan.") for name in opened if name.startswith("gerakan.")}
    foreign = [name for name in opened if not name.startswith("gerakan.") and not name.startswith(PUBLIC_PACKAGES)]
    expect_none(foreign)
    expect_none(sorted(ours - PUBLIC))


# Traces


@cache
def verbs() -> list[Definition]:
    """Public functions at the top of a commands module."""
    paths = [path for path in modules(SOURCE) if path.stem == "commands" or is_commands_package(path)]
    tops = {path: set(tree(path).body) for path in paths}
    names = {path: {node.name for node in body if isinstance(node, ast.FunctionDef)} for path, body in tops.items()}
    found = [function for path in paths for function in functions(path)]
    return [verb for verb in found if verb.node.name in names[verb.path] and not is_private(verb)]


def is_commands_package(path: Path) -> bool:
    return path.parent.name == "commands" and path.parent.parent.name != "management"


def test_every_verb_is_a_command():
    traceless = [
        str(verb) for verb in verbs() if "command" not in decorators(verb) and verb.name not in TRACE_LEFT_BY_OTHERS
    ]
    expect_none(traceless)


def test_every_verb_names_its_actor_by_keyword():
    anonymous = [str(verb) for verb in verbs() if "by" not in {argument.arg for argument in verb.node.args.kwonlyargs}]
    expect_none(anonymous)


def test_a_verb_takes_at_most_its_thing_by_position():
    crowded = [str(verb) for verb in verbs() if len(verb.node.args.posonlyargs + verb.node.args.args) > 1]
    expect_none(crowded)


# Screens


def test_no_form_forgets_what_its_row_can_hold():
    """Django judges by the model's limits while it writes to the row; `RowForm` does it without writing."""
    forgetful = [path for path in modules(SOURCE) if "def _post_clean" in text(path)]
    assert forgetful == [SOURCE / "foundation" / "ui" / "fields.py"]


def test_no_save_waits_for_ever_on_a_line_that_hangs():
    """One save goes at a time: without a limit the first that hangs would keep all later ones on the device."""
    endless = []
    for path in SOURCE.rglob("static/**/*.js"):
        sends = [call for call in FETCH.findall(text(path)) if "POST" in call or "...options" in call]
        endless += [f"{path.relative_to(ROOT)}: {call}" for call in sends if "AbortSignal.timeout(" not in call]
    for path in templates():
        sends = re.findall(r"<[^>]*\shx-post=[^>]*>", text(path))
        endless += [f"{path.relative_to(ROOT)}: {form}" for form in sends if "timeout" not in form]
    expect_none(endless)


@pytest.mark.parametrize(
    "forbidden",
    [INLINE_STYLE, INLINE_HANDLER, INLINE_BLOCK, FOREIGN_ASSET],
    ids=["style", "handler", "block", "foreign"],
)
def test_templates_keep_the_content_security_policy(forbidden):
    found = [
        f"{path.relative_to(ROOT)}: {match.group()[:80]}"
        for path in templates()
        if (match := forbidden.search(TEMPLATE_TAG.sub("", text(path))))
    ]
    expect_none(found)


# Records


@pytest.mark.parametrize("stage", stages(), ids=lambda stage: stage.name)
def test_every_stage_shows_its_life_in_its_readme(stage):
    readme = (stage / "README.md").read_text(encoding="utf-8")
    workflows = []
    if (stage / "workflow.py").exists():
        module = importlib.import_module(f"gerakan.stages.{stage.name}.workflow")
        workflows = [value for value in vars(module).values() if isinstance(value, Workflow)]
    stale = [workflow.name for workflow in workflows if workflow.as_mermaid().strip() not in readme]
    expect_none(stale)


def test_tracked_files_name_no_registry_and_no_machine():
    told = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        for pattern in (MACHINE_PATH, REGISTRY_HOST)
        if (match := pattern.search(path.read_bytes().decode("utf-8", errors="ignore")))
    ]
    expect_none(told)


def test_no_lock_that_records_addresses_is_tracked():
    assert [path.name for path in tracked_files() if path.name in ADDRESSED_LOCKS] == []
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert locks
    assert [path.name for path in locks if "://" in path.read_text(encoding="utf-8")] == []
