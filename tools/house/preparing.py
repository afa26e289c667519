"""The steps of set-up, in order; a step whose stamp stands is passed over."""

import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from house import assets, messages, packages
from house.alone import Crew, alone
from house.console import progress, say, seconds
from house.places import BIN, HOUSE_DATA, REQUIREMENTS, ROOT, SOURCE, VENV, command_exists, data_folder, environment
from house.stamps import Stamp, fingerprint

GERAKAN = BIN / "gerakan"
STAMPS = VENV / "stamps"
FIRST_MIGRATION = "contenttypes.0001_initial"


@dataclass(frozen=True)
class Step:
    """What it is called on screen, whether it is done, and how it is done."""

    title: str
    act: Callable[[Crew], None]
    stamp: Stamp | None = None
    also_done: Callable[[], bool] = lambda: True

    def is_done(self) -> bool:
        """Its stamp stands and what it made is still there; without a stamp only the latter counts."""
        return (self.stamp is None or self.stamp.stands()) and self.also_done()

    def do(self, crew: Crew) -> None:
        """Act, then stamp."""
        self.act(crew)
        if self.stamp:
            self.stamp.set()


@dataclass(frozen=True)
class Loading:
    """A management command that fills the database, run again when what it reads has changed."""

    command: str
    title: str
    reads: tuple[str, ...] = ()


# In this order, each only when the command exists. Every one may be stopped in the middle and run again.
LOADINGS = [
    Loading("load_regions", "Memuat daftar wilayah", ("requirements/data.txt", "src/gerakan/foundation/regions")),
    Loading(
        "derive_boundaries",
        "Menurunkan batas indikatif",
        ("requirements/data.txt", "package-lock.json", "src/gerakan/foundation/regions"),
    ),
    Loading("load_editions", "Memuat riwayat edisi", ("src/gerakan/foundation/editions",)),
    Loading("load_indicators", "Memuat pustaka indikator", ("src/gerakan/foundation/indicators",)),
    Loading("load_default_instrument", "Memuat instrumen bawaan", ("src/gerakan/foundation/instruments",)),
    Loading("demo", "Menyiapkan edisi contoh"),
    Loading("rebuild_search", "Menyusun indeks pencarian", ("src/gerakan/foundation/search",)),
]
DEMO = "demo"


def prepare(purpose: str, *, demo: bool = True) -> None:
    """Everything that serving or testing needs; immediate when nothing changed."""
    began = time.monotonic()
    with alone() as crew:
        done = sum(_take(step, crew) for step in _house_steps(purpose))
        if purpose == "serve":
            done += sum(_take(step, crew) for step in _database_steps(demo=demo))
    if done:
        say(f"Siap sesudah {seconds(time.monotonic() - began)}.")


def _take(step: Step, crew: Crew) -> bool:
    if step.is_done():
        return False
    with progress(step.title):
        step.do(crew)
    return True


def _house_steps(purpose: str) -> list[Step]:
    lock = "dev" if purpose == "test" or (STAMPS / "dev").exists() else "runtime"
    return [
        Step("Membuat lingkungan Python", packages.make_venv, also_done=packages.venv_is_whole),
        Step("Memasang alat pemasang", packages.install_tools, _stamp("tools", _locks("uv", "build"))),
        Step(
            "Memasang paket Python" if lock == "runtime" else "Memasang paket Python dan alat uji",
            lambda crew: packages.install_locked(crew, lock),
            _stamp(lock, _locks(lock)),
        ),
        Step(
            "Memasang Gerakan",
            packages.install_ourselves,
            _stamp("ourselves", [ROOT / "pyproject.toml", str(ROOT)]),
            GERAKAN.exists,
        ),
        Step(
            "Mengambil data wilayah",
            packages.fetch_region_data,
            Stamp(HOUSE_DATA / "data" / "stamp", fingerprint(_locks("data"))),
            packages.region_data_is_there,
        ),
        Step(
            "Mengambil aset peramban",
            assets.install_assets,
            Stamp(ROOT / "node_modules" / ".stamp", fingerprint([ROOT / "package-lock.json"])),
            assets.assets_are_there,
        ),
        Step("Menyusun terjemahan", _compile_messages, also_done=lambda: not messages.stale_catalogues()),
    ]


def _compile_messages(_crew: Crew) -> None:
    for path in messages.stale_catalogues():
        messages.compile_catalogue(path)


def _database_steps(*, demo: bool) -> Iterable[Step]:
    if not _database_is_there():
        _forget_loadings()
    migrated = None if _is_remote() else _database_stamp("migrate", _migrations())
    yield Step("Menyiapkan basis data", _migrate, migrated, also_done=lambda: not _is_remote() and _database_is_there())
    for loading in LOADINGS:
        if command_exists(loading.command) and (demo or loading.command != DEMO):
            stamp = _database_stamp(loading.command, _files(loading.reads))
            yield Step(loading.title, _loader(loading.command), stamp)


def _loader(command: str) -> Callable[[Crew], None]:
    def load(crew: Crew) -> None:
        crew.manage(command)

    return load


def _migrate(crew: Crew) -> None:
    printed = crew.manage("migrate", "--no-input")
    if FIRST_MIGRATION in printed:
        _forget_loadings()
    crew.manage("createcachetable")


def _forget_loadings() -> None:
    """An empty database has nothing loaded, whatever the stamps of the one before it say."""
    shutil.rmtree(data_folder() / "stamps", ignore_errors=True)


def _is_remote() -> bool:
    """Then only the database itself knows what was done to it."""
    return bool(environment().get("DATABASE_URL"))


def _database_is_there() -> bool:
    return _is_remote() or (data_folder() / "gerakan.sqlite3").exists()


def _migrations() -> list[Path]:
    """Ours, and the locks, since packages bring migrations too."""
    return [*sorted(SOURCE.glob("*/*/migrations/*.py")), *_locks("runtime"), SOURCE / "config" / "settings.py"]


def _files(places: tuple[str, ...]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py")) + sorted(path.glob("data/*"))
    return found


def _locks(*names: str) -> list[Path]:
    return [REQUIREMENTS / f"{name}.txt" for name in names]


def _stamp(name: str, inputs: Iterable[Path | str]) -> Stamp:
    return Stamp(STAMPS / name, fingerprint(inputs))


def _database_stamp(name: str, inputs: Iterable[Path | str]) -> Stamp:
    """Kept with the data; the inputs name the database too."""
    return Stamp(data_folder() / "stamps" / name, fingerprint([*inputs, environment().get("DATABASE_URL", "sqlite")]))
