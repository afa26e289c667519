"""Compute every step once, look whether it is what was decided on, and seal."""

import contextlib
import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.utils.translation import gettext as _

from gerakan.compute import run as compute
from gerakan.compute.dossier.archive import manifest_of, write_archive
from gerakan.compute.dossier.signing import public_pem, sign
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.dossiers.documents.folder import put, read, write_folder, write_regions
from gerakan.stages.dossiers.queries import Contents

NEAR = 1e-6
CHECKED = (("score", "score"), ("chance", "chance"), ("weighings", "weighings"))
"""Columns of ranking.csv and fields of the frozen standing."""


@dataclass(frozen=True)
class Sealed:
    """An archive and what is said of it."""

    data: bytes
    head: str
    file_count: int
    public_key: str
    engine_version: str


@dataclass(frozen=True)
class Step:
    """One command of the plan."""

    name: str
    command: str
    inputs: tuple[str, ...]
    results: tuple[str, ...]
    options: tuple[str, ...] = ()


def _steps(folder: Path, basis: str) -> list[Step]:
    pools = sorted(path.name for path in folder.glob("01-indeks-*"))
    index = [
        Step(f"indeks {pool}", "index", (f"{pool}/data.csv", f"{pool}/spec.toml"), (f"{pool}/scores.csv", f"{pool}/ranks.csv"))
        for pool in pools
    ]  # fmt: skip
    marks, instrument, units = "02-nilai/marks.csv", "02-nilai/instrument.csv", "03-panel/units.csv"
    final, replies = "04-nilai-akhir", "04-nilai-akhir/replies.csv"
    return [
        *index,
        Step("nilai lembar", "totals", (marks, instrument), ("02-nilai/totals.csv", "02-nilai/elements.csv")),
        Step("panel", "panel", ("02-nilai/totals.csv", "03-panel/spec.toml"), (units, "03-panel/raters.csv")),
        Step("nilai akhir", "decided", (f"{final}/standing.csv", instrument, replies, units),
             (f"{final}/decided.csv", f"{final}/items.csv"), ("--basis", basis)),
        Step("peringkat akhir", "final", ("05-penetapan/regions.csv", "05-penetapan/spec.toml"),
             ("05-penetapan/ranking.csv", "05-penetapan/prices.csv")),
    ]  # fmt: skip


def seal(folder: Path, contents: Contents, *, say: Callable[[str], None]) -> Sealed:
    """Raises TransitionRefused naming the first number that is not the frozen one."""
    say(_("Menulis nilai, ketentuan, dan putusan"))
    write_folder(folder, contents)
    steps = _steps(folder, contents.plenary.run.parameters["basis"])
    for step in steps:
        say(_("Menghitung ulang: %s") % step.name)
        if step.command == "final":
            write_regions(folder, contents)
        _do(folder, step)
    if found := difference(folder, contents):
        raise TransitionRefused(_("Arsip tidak sama dengan peringkat yang dibekukan: %s") % found)
    put(folder, "dossier.toml", _plan(contents, steps))
    say(_("Menyegel"))
    return _sealed(folder, str(contents.plenary))


def difference(folder: Path, contents: Contents) -> str | None:
    """Where the repeated ranking and the frozen one part; None when they are the same."""
    told = {row["unit"]: row for row in read(folder / "05-penetapan/ranking.csv")}
    for row in contents.plenary.run.standings.select_related("region"):
        again = told[row.region.code]
        if int(again["rank"]) != row.rank:
            return _("%(region)s: peringkat %(was)d, terhitung %(now)s") % {
                "region": row.region, "was": row.rank, "now": again["rank"],
            }  # fmt: skip
        for column, field in CHECKED:
            if abs(float(again[column]) - getattr(row, field)) > NEAR:
                return f"{row.region}: {column} {getattr(row, field)}, {again[column]}"
    return None


def _do(folder: Path, step: Step) -> None:
    said, out = io.StringIO(), folder / ".hasil"
    words = [step.command, *(str(folder / path) for path in step.inputs), *step.options, "--out", str(out)]
    with contextlib.redirect_stderr(said):
        code = compute(words)
    if code:
        reason = said.getvalue().replace(f"{folder}/", "").strip()
        raise TransitionRefused(_("%(step)s tidak dapat dihitung: %(reason)s") % {"step": step.name, "reason": reason})
    for path in step.results:
        (folder / path).write_bytes((out / Path(path).name).read_bytes())
    for left in out.iterdir():
        left.unlink()
    out.rmdir()


def _plan(contents: Contents, steps: list[Step]) -> str:
    parts = [f"title = {json.dumps(str(contents.plenary), ensure_ascii=False)}", ""]
    for step in steps:
        parts += [
            "[[step]]", f"name = {json.dumps(step.name)}", f'command = "{step.command}"',
            f"inputs = {json.dumps(step.inputs)}", f"results = {json.dumps(step.results)}",
        ]  # fmt: skip
        parts += [f"options = {json.dumps(step.options)}"] if step.options else []
    for column in ("marks", "marks_se"):
        source, target = f"04-nilai-akhir/decided.csv:{column}", f"05-penetapan/regions.csv:{column}"
        parts += ["[[passing]]", f'from = "{source}"', f'to = "{target}"']
    parts += [
        "[decisions]", 'ranking = "05-penetapan/ranking.csv"', 'taken = "06-keputusan/decisions.csv"',
        'overrides = "06-keputusan/overrides.csv"', "",
    ]  # fmt: skip
    return "\n".join(parts)


def _sealed(folder: Path, title: str) -> Sealed:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    manifest, key = manifest_of(title, files), signing_key()
    out = folder / "arsip.zip"
    write_archive(out, manifest, files, sign(manifest, key))
    told = json.loads(manifest)
    return Sealed(out.read_bytes(), told["head"], len(files), public_pem(key).decode(), told["engine_version"])


def signing_key() -> Path:
    """The office's own, made once in the data folder and read by nobody else."""
    key = Path(settings.DOSSIER_KEY)
    if not key.is_file():
        key.parent.mkdir(parents=True, exist_ok=True)
        private = ed25519.Ed25519PrivateKey.generate()
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with contextlib.suppress(FileExistsError):
            made = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "wb") as stream:
                stream.write(pem)
    return key
