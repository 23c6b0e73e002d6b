// Install the wheel in Pyodide, the Python of browsers, and ask it: node scripts/pyodide.mjs PYODIDE WHEEL...
// PYODIDE is the folder of npm's package; the wheels are ours and those that it needs.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [folder, ...wheels] = process.argv.slice(2);
const { loadPyodide } = await import(join(resolve(folder), "pyodide.mjs"));
const pyodide = await loadPyodide();
process.on("uncaughtException", (error) => {
  console.error(error.message); // not the one line of Pyodide's own source
  process.exit(1);
});
for (const wheel of wheels) {
  // It does not know a Buffer.
  pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
}

pyodide.runPython(`
import platform
from importlib.metadata import version

import gxfta_measures as gx
from gxfta_measures.errors import UnknownDepartment

seven = gx.load(7)
assert seven.digest == gx.load(7, digest=seven.batches[0].digest).digest
assert len(seven) == 40
assert seven["7-pilot-16"].title == "市场准入承诺即入制"
assert len(seven.where(department="南宁海关", role="lead", subordinates=True)) == 11
cell = gx.parse_departments("自治区商务厅、药监局，自贸试验区南宁片区、崇左片区管委会等")
assert cell.names[1] == "自治区药监局" and cell.open_ended
assert gx.parse_scope("全区综合保税区").covers("南宁市") is gx.Coverage.NO
try:
    gx.departments().resolve("自治区商物厅")
except UnknownDepartment as error:
    assert "自治区商务厅" in error.suggestions

for suffix in (".json", ".csv", ".html", ".md"):
    seven.export(f"/tmp/measures{suffix}")
assert gx.read("/tmp/measures.json") == seven

print(f"gxfta-measures {version('gxfta-measures')} answers in Python {platform.python_version()} of {platform.machine()}")
`);
