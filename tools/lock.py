"""just lock: write every locked set anew, with hashes and without addresses."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS: dict[str, list[str]] = {
    "dev": ["pyproject.toml", "--group", "dev", "--extra", "postgres"],
    "runtime": ["pyproject.toml", "--extra", "postgres", "-c", "requirements/dev.txt"],
    "build": ["requirements/build.in", "-c", "requirements/dev.txt"],
    "uv": ["requirements/uv.in"],
    "node": ["requirements/node.in", "-c", "requirements/dev.txt"],
}
PLAIN = [
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header",
    "--no-sources", "--quiet",
]  # fmt: skip


def main(arguments: list[str]) -> int:
    """Compile; every argument (such as --upgrade) goes to uv. The data package's hash is kept by hand."""
    for name, sources in SETS.items():
        target = f"requirements/{name}.txt"
        subprocess.run(["uv", "pip", "compile", *PLAIN, *sources, "-o", target, *arguments], check=True, cwd=ROOT)
        print(target)
    addresses = [path.name for path in (ROOT / "requirements").glob("*.txt") if "://" in path.read_text("utf-8")]
    if addresses:
        print("An address stands in", ", ".join(addresses), file=sys.stderr)
    return 1 if addresses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
