#!/usr/bin/env bash
# What goes out, checked: `make release-check`. Leaves sdist, wheel and the list of what they need (SBOM) in dist/.
set -euo pipefail

since=${1:-}
root=$(cd "$(dirname "$0")/.." && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$root"
py=$root/.venv/bin/python
export PIP_CONSTRAINT=$root/constraints.txt PYTHONUTF8=1
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

heading() { printf '\n== %s\n' "$*"; }

heading "built twice: here, and from a copy elsewhere, of other times and rights, in another time zone"
"$py" -m build --outdir "$room/first" . &> "$room/log" || { cat "$room/log"; exit 1; }
mkdir "$room/copy"
git ls-files -z --cached --others --exclude-standard | tar -c --null --files-from=- | tar -x --touch -C "$room/copy"
(umask 077 && TZ=Asia/Shanghai LC_ALL=C "$py" -m build --outdir "$room/second" "$room/copy" &> "$room/log") || { cat "$room/log"; exit 1; }
(cd "$room/first" && sha256sum -- *) | tee "$room/sums"
(cd "$room/second" && sha256sum --quiet --check "$room/sums")

heading "what an index will say"
"$py" -m twine check --strict "$room"/first/*
"$root"/.venv/bin/check-wheel-contents "$room"/first/*.whl

heading "what callers would miss"
"$py" scripts/api_changes.py ${since:+"$since"}

heading "what it brings along"
"$py" -m venv --without-pip "$room/bare"
"$py" -m pip --python "$room/bare/bin/python" install -qq "$room"/first/*.whl
sbom=$room/first/$(basename "$room"/first/*.whl .whl).cdx.json
"$root"/.venv/bin/cyclonedx-py environment --mc-type library --output-reproducible \
    --pyproject pyproject.toml --output-file "$sbom" "$room/bare/bin/python"
"$py" -c "import json, sys; print(*sorted('{name} {version}'.format(**one) for one in json.load(open(sys.argv[1]))['components']), sep='\n')" "$sbom"

heading "the sdist, installed from itself, passes its tests"
mkdir "$room/sdist"
tar -xzf "$room"/first/*.tar.gz -C "$room/sdist" --strip-components=1
cd "$room/sdist"
"$py" -m venv "$room/tried"
"$room/tried/bin/python" -m pip install -qq ".[test]"
# The whole suite runs from the same sdist in `make wheel`; here what shows that the sdist is whole.
"$room/tried/bin/python" -m pytest -q -n auto --hypothesis-profile=brief --pyargs gxfta_measures README.md docs \
    tests/test_{contract,data,batchfile_truth,verification,readme_zh,pages,guide,limits_page,language,repo}.py

rm -rf "$root/dist"
mkdir "$root/dist"
cp "$room"/first/* "$root/dist"
heading "in dist/"
ls "$root/dist"
