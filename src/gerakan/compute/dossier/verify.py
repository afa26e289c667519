"""`gerakan verify DOSSIER`: is it whole, in order, and sealed by whom one expects? Every touch is found and named."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from gerakan.compute.dossier.archive import Archive, Entry, fingerprint, line_prints, link, read_archive
from gerakan.compute.dossier.signing import UNSIGNED, seal_fault


def describe(parser: argparse.ArgumentParser) -> None:
    """One file, and the key that is expected."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER.zip", help="berkas keputusan")
    parser.add_argument("--key", type=Path, metavar="KUNCI.pem", help="kunci umum yang diharapkan (Ed25519)")
    parser.add_argument("--head", metavar="SIDIK", help="sidik akhir yang diumumkan")


def run(arguments: argparse.Namespace) -> int:
    """Print every fault; exit 0 when there is none, 1 otherwise."""
    archive = read_archive(arguments.dossier)
    found = [*faults(archive, head=arguments.head), *seal_fault(archive, arguments.key)]
    for fault in found:
        print(fault)
    if not found:
        print(f"utuh: {len(archive.files)} berkas, sidik akhir {archive.manifest['head']}")
        if arguments.key is None and arguments.head is None:
            print(UNSIGNED)
    return int(bool(found))


def faults(archive: Archive, *, head: str | None = None) -> Iterator[str]:
    """What differs from the manifest, file by file; then whether the manifest itself holds together."""
    known = {entry.path: entry for entry in archive.entries}
    for path in sorted(known.keys() - archive.files.keys()):
        yield f"{path}: tercatat, tetapi tidak ada"
    for path in sorted(archive.files.keys() - known.keys()):
        yield f"{path}: ada, tetapi tidak tercatat"
    for path, entry in known.items():
        data = archive.files.get(path)
        if data is not None and fingerprint(data) != entry.sha256:
            yield f"{path}: {located(entry, data)}"
    yield from _chain_faults(archive.entries, str(archive.manifest["head"]))
    if head is not None and head != archive.manifest["head"]:
        yield f"sidik akhir {archive.manifest['head']} bukan yang diumumkan"


def _chain_faults(entries: Sequence[Entry], head: str) -> Iterator[str]:
    before, previous = "", ""
    for entry in entries:
        if entry.path <= previous:
            yield f"{entry.path}: urutan berkas berubah"
        if entry.chain != link(before, entry.path, entry.sha256):
            yield f"{entry.path}: rantai sidik putus"
        before, previous = entry.chain, entry.path
    if before != head:
        yield "sidik akhir bukan mata rantai terakhir"


def located(entry: Entry, data: bytes) -> str:
    """Which line was touched, as far as fingerprints of lines can tell."""
    before, now = list(entry.lines), list(line_prints(entry.path, data))
    if not before:
        return f"isi berubah ({entry.size} menjadi {len(data)} bita)"
    at = next(
        (i for i, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), min(len(before), len(now))
    )
    if before == now:
        return "tanda akhir baris berubah"
    if len(now) == len(before) and sorted(now) == sorted(before):
        return f"baris {at + 1} pindah tempat (semula baris {before.index(now[at]) + 1})"
    if now[at:] == before[at + 1 :]:
        return f"baris {at + 1} hilang"
    if now[at + 1 :] == before[at:]:
        return f"baris {at + 1} ditambahkan"
    return f"baris {at + 1} berubah"
