# Sets PYTHON to the first Python that is new enough; says so in one sentence when there is none.
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        PYTHON=$name
        return 0
    fi
done
echo "Gerakan memerlukan Python 3.11 atau lebih baru. Pasang dahulu, misalnya: sudo apt install python3 python3-venv" >&2
exit 1
