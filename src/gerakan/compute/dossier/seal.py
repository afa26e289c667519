"""`gerakan seal FOLDER --out DOSSIER.zip`: a folder with its `dossier.toml` becomes one sealed archive."""

import argparse
from pathlib import Path

from gerakan.compute.complaints import Complaint
from gerakan.compute.dossier.archive import manifest_of, write_archive
from gerakan.compute.dossier.signing import public_pem, sign
from gerakan.compute.dossier.steps import PLAN, read_plan


def describe(parser: argparse.ArgumentParser) -> None:
    """A folder in, an archive out."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=f"berkas-berkas dan {PLAN}")
    parser.add_argument("--out", type=Path, required=True, metavar="DOSSIER.zip", help="arsip yang dibuat")
    parser.add_argument("--key", type=Path, metavar="KUNCI.pem", help="kunci pribadi Ed25519 untuk menandatangani")


def run(arguments: argparse.Namespace) -> int:
    """Read, chain, sign, write."""
    if not (arguments.folder / PLAN).is_file():
        raise Complaint(arguments.folder, f"{PLAN} tidak ada di folder ini")
    plan = read_plan(arguments.folder / PLAN)
    paths = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
    files = {path.relative_to(arguments.folder).as_posix(): path.read_bytes() for path in paths}
    for missing in sorted(plan.paths - files.keys()):
        raise Complaint(arguments.folder / PLAN, f"menyebut {missing}, tetapi berkas itu tidak ada")
    manifest = manifest_of(plan.title, files)
    signature = sign(manifest, arguments.key) if arguments.key else None
    try:
        write_archive(arguments.out, manifest, files, signature)
    except OSError as error:
        raise Complaint(arguments.out, f"tidak dapat ditulis ({error.strerror})") from error
    print(f"tersegel: {len(files)} berkas dalam {arguments.out}")
    if arguments.key:
        print(public_pem(arguments.key).decode(), end="")
    return 0
