#!/usr/bin/env bash
# Try dist/*.whl where src/ is out of reach, on the oldest and newest Python of the classifiers that this machine has:
# the suite (on the oldest once more, with the oldest dependencies), then the bare package as a user gets it.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp "$root"/dist/*.whl "$room"
wheel=$(basename "$room"/*.whl)
# The rest of the project comes from the sdist, which so proves to be complete.
tar -xzf "$root"/dist/*.tar.gz -C "$room" --strip-components=1
cd "$room"
rm -r src
export PIP_CONSTRAINT=constraints.txt PYTHONUTF8=1

heading() { printf '\n== %s\n' "$*"; }
suite() { venv/bin/python -m pytest -n auto --hypothesis-profile=brief -q --pyargs gxfta_measures tests README.md docs; }

# The oldest and the newest: what breaks between them breaks on one of them.
classified=$(sed -n 's/.*Python :: \(3\.[0-9]*\)".*/python\1/p' pyproject.toml | sed -n '1p;$p')
oldest=yes
for python in $classified; do
    if ! "$python" -c '' 2>/dev/null; then
        heading "$python is not on this machine: left out"
        continue
    fi
    heading "the installed wheel, $python"
    "$python" -m venv --clear venv
    venv/bin/python -m pip install -qq "./$wheel[test]"
    suite
    if [ "$oldest" ]; then
        oldest=
        # Those of all that users get: the engines and tools of others have bounds of their own.
        lowest=$(sed -n '/^dependencies/,/^]/p; /^\[project.optional/,/^# Engines/p' pyproject.toml |
            grep -o '"[a-z-]*>=[0-9.]*"' | tr -d '"' | sed 's/>=/==/' | sort -u | paste -sd' ')
        heading "the lower bounds: $lowest"
        # shellcheck disable=SC2086  # several requirements in one string
        PIP_CONSTRAINT='' venv/bin/python -m pip install -qq $lowest
        suite
    fi
done

heading "the bare wheel, no extras"
"${PYTHON:-python3}" -m venv --clear venv
venv/bin/python -m pip install -qq "./$wheel"
venv/bin/python -W error - <<'EOF'
import gxfta_measures as gx

measures = gx.load(7)
customs = measures.where(department="南宁海关", role="responsible", subordinates=True)
print(len(measures), "measures,", len(customs), "of them for 南宁海关 and its customs houses")
assert len(measures) == 40 and 0 < len(customs) < 40
EOF
status=0
said=$(venv/bin/python -m gxfta_measures --version 2>&1) || status=$?
echo "$said"
# Without typer the command cannot work: it must say which extra brings it, and fail as wrong use does.
[[ $status == 0 || ($status == 2 && $said == *'gxfta-measures[cli]'*) ]]

readme=$(sed -n "s/.*pip install 'gxfta-measures\[\(.*\)\]'.*/\1/p" README.md | head -n 1)
heading "the extras of the README: $readme"
venv/bin/python -m pip install -qq "./$wheel[$readme]"
venv/bin/gxfta list --department 南宁海关 --role lead
venv/bin/python -W error -c 'import gxfta_measures as gx; assert len(gx.load(7).to_frame()) == 40'

heading "all extras: every form of file"
venv/bin/python -m pip install -qq "./$wheel[all]"
for suffix in xlsx csv tsv json jsonl parquet sqlite html explorer.html md docx; do
    venv/bin/gxfta export "$room/measures.$suffix" --department 南宁海关
done
venv/bin/gxfta export "$room/measures"
venv/bin/python -W error -c "import gxfta_measures as gx; gx.load(7).chart('matrix').export('$room/matrix.png')"
