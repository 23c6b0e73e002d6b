#!/usr/bin/env bash
# Try the wheel of dist/ in Pyodide under Node, with the wheels that it needs beside it: make pyodide.
set -euo pipefail
cd "$(dirname "$0")/.."

version=314.0.7
folder=.pyodide
if [ ! -e "$folder/node_modules/pyodide/package.json" ]; then
    npm install --prefix "$folder" --no-audit --no-fund --silent "pyodide@$version"
fi
rm -rf "$folder/wheels"
.venv/bin/python -m pip download --quiet --only-binary :all: --dest "$folder/wheels" dist/*.whl
node scripts/pyodide.mjs "$folder/node_modules/pyodide" "$folder"/wheels/*.whl
