# Every chore by name. The first time: python3 tools/setup.py dev
export PATH := justfile_directory() / ".venv/bin:" + env("PATH")
export PYTHONPATH := justfile_directory() / "src"

[private]
default:
    @just --list --unsorted

# Prepare and serve on http://127.0.0.1:8000
serve:
    ./run

# Everything that must hold before a commit, in the order of cheapness
check: lint fences templates words types dependencies migrations

# Style, bugs, complexity, docstrings
lint:
    ruff check .
    ruff format --check .

# Who may import whom
fences:
    lint-imports --no-logo

# Format and mistakes of templates
templates:
    git ls-files -z 'src/**/*.html' | xargs -0 -r djade --target-version 5.2 --check
    djlint src --lint --quiet

# Spelling of code and English documents
words:
    codespell

# Types of the package and of the tools
types:
    mypy

# What is imported is declared, what is declared is used
dependencies:
    deptry .

# No model without its migration
migrations:
    gerakan makemigrations --check --dry-run

# Put right what a tool can put right by itself
fix:
    ruff check --fix .
    ruff format .
    git ls-files -z 'src/**/*.html' | xargs -0 -r djade --target-version 5.2

# The state diagrams in the stages' READMEs
diagrams:
    python tools/diagrams.py

# The documentation as a site, in site/
docs:
    NO_MKDOCS_2_WARNING=1 mkdocs build --strict

# The demonstration editions and their accounts
demo:
    gerakan demo
    gerakan demo_accounts

# Every performance claim, each against its reference in the same run
bench:
    for claim in benchmarks/*.py; do echo "== $claim"; python "$claim" || exit 1; done

# The browser journeys, one per role
journeys *arguments:
    ./test --sqlite -m journey {{ arguments }}

# Write the locked sets anew, without addresses; e.g. just lock --upgrade
lock *arguments:
    python tools/lock.py {{ arguments }}
    npm install --package-lock-only --ignore-scripts

# The notes of changelog.d as the next chapter of CHANGELOG.md
release version:
    towncrier build --version {{ version }}
