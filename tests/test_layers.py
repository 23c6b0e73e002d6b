"""The house: imports run one way, modules and functions stay small, nothing prints."""

import ast
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import gxfta_measures as gx

PACKAGE = Path(gx.__file__).parent
ARCHITECTURE = Path(__file__).parents[1] / "docs" / "architecture.md"
# From the bottom to the top: a module imports from its own level and from those before it here.
LEVELS = [
    re.findall("`([a-z_]+)`", line)
    for line in ARCHITECTURE.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d+ \|", line)
]
LEVELS[-1].append("")  # the package itself hands out all public names
LEVEL = {name: number for number, names in enumerate(LEVELS) for name in names}
# Imports within functions that point up: an object shows itself, or is written out.
UPWARD = {
    ("gazetteer", "display"): "a place shows itself in a notebook",
    ("scope", "display"): "a scope shows itself in a notebook",
    ("model", "display"): "a measure shows itself in a notebook",
    ("registry", "display"): "a body shows itself in a notebook",
    ("catalogue", "display"): "a catalogue shows itself",
    ("citation", ""): "a citation names the version, and asks for the bundled batch",
    ("testing", ""): "the types that strategies are of are the public ones",
    ("model", "records"): "a measure gives its record",
    ("model", "batchfile"): "a measure is read from a record as from a file",
    ("model", "citation"): "a measure is cited by its own method",
    ("catalogue", "citation"): "a catalogue is cited by its own method",
    ("catalogue", "export"): "a catalogue is written out by its own methods",
}
COMMAND_LINE = ("cli", "__main__", "")
REQUIRED = ("attrs", "cattrs", "importlib_resources")
# Rooms that nobody enters but for a library, which they import at once.
FOR = {"testing": "hypothesis"}
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def module_of(path):
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


TREES = {module_of(path): ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}
every_module = pytest.mark.parametrize("module", [name for name in TREES if name])


def imports(node, *, lazy=False):
    """The names of what a module imports at run time, and whether it waits to do so."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.Import):
            yield from ((one.name, lazy) for one in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from ((f"{child.module}.{one.name}", lazy) for one in child.names)
        yield from imports(child, lazy=lazy or isinstance(child, FUNCTIONS))


def own(module):
    """The modules of the package that a module imports, and whether it waits to do so."""
    for name, lazy in imports(TREES[module]):
        parts = name.split(".")[1:]
        if name.split(".")[0] == "gxfta_measures":
            # What is imported from a module is a module itself, or a name in it.
            whole, home = ".".join(parts), ".".join(parts[:-1])
            yield whole if whole in TREES else home, lazy


def group(module):
    return module.split(".")[0]


def functions():
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, FUNCTIONS):
                yield f"{module}.{node.name}", node


def depth(node):
    """How deep blocks stand in each other; an elif stands beside its if."""
    inner = [(child, isinstance(child, BLOCKS)) for child in ast.iter_child_nodes(node)]
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        inner = [(child, deeper and child is not node.orelse[0]) for child, deeper in inner]
    return max((deeper + depth(child) for child, deeper in inner), default=0)


@every_module
def test_every_module_has_a_level(module):
    assert group(module) in LEVEL


@every_module
def test_imports_run_one_way(module):
    at_once = [name for name, lazy in own(module) if not lazy]
    assert [name for name in at_once if LEVEL[group(name)] > LEVEL[group(module)]] == []


def test_no_modules_import_each_other_in_a_circle():
    graph = {module: [name for name, lazy in own(module) if not lazy] for module in TREES}
    assert list(TopologicalSorter(graph).static_order())


def down(module):
    """The modules that a module imports, but for those that objects show themselves with."""
    names = [name for name, _ in own(module)]
    return [name for name in names if (group(module), group(name)) not in UPWARD]


def circles():
    """The modules that reach each other, imports inside functions included, but for UPWARD."""
    reach = {module: {name for name in down(module) if name in TREES} for module in TREES}
    for via in TREES:
        for module, reached in reach.items():
            if via in reached:
                reach[module] = reached | reach[via]
    return {
        frozenset(other for other in reached if module in reach[other])
        for module, reached in reach.items()
    }


def test_no_circle_of_imports_has_more_than_three_files():
    assert [circle for circle in circles() if len(circle) > 3] == []


def test_every_room_of_the_house_is_on_the_page():
    rooms = {group(module) for module in TREES if module}
    page = ARCHITECTURE.read_text(encoding="utf-8").split("## The rooms")[1].split("## ")[0]
    described = set(re.findall(r"^\| `([a-z]+)`", page, re.MULTILINE))
    assert described == rooms - {"__main__"} == {*LEVEL} - {"__main__", ""}


def test_what_points_up_waits_in_a_function_and_has_its_reason():
    pairs = {(group(module), group(name)) for module in TREES if module for name, _ in own(module)}
    assert {pair for pair in pairs if LEVEL[pair[1]] > LEVEL[pair[0]]} == set(UPWARD)


def test_no_two_classes_have_one_name():
    classes: dict[str, list[str]] = {}
    for module, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, []).append(module)
    assert {name: modules for name, modules in classes.items() if len(modules) > 1} == {}


@every_module
def test_optional_libraries_wait_in_functions(module):
    if group(module) in COMMAND_LINE:  # reached through one function, which names the extra
        return
    known = {*sys.stdlib_module_names, *REQUIRED, "gxfta_measures", FOR.get(group(module))}
    at_once = [name for name, lazy in imports(TREES[module]) if not lazy]
    assert [name for name in at_once if group(name) not in known] == []


def test_no_room_enters_one_that_is_there_for_others_only():
    entered = {
        group(name) for module in TREES for name, _ in own(module) if group(module) != group(name)
    }
    assert entered & {*FOR, "columns"} == set()


def test_the_command_line_waits_for_its_libraries():
    assert "cli" in [name for name, lazy in own("__main__") if lazy]
    at_once = [name for name, lazy in imports(TREES["__main__"]) if not lazy]
    assert at_once == ["__future__.annotations", "signal", "sys"]  # until then Ctrl-C is not quiet


def test_only_their_own_modules_read_wording_records_and_bundled_files():
    users = {name: {group(one) for one in TREES if name in dict(own(one))} for name in TREES}
    assert users["wording.clauses"] == {"wording"}
    assert users["documents.docx"] == users["documents.html"] == {"documents"}


@every_module
def test_no_module_is_longer_than_300_lines(module):
    path = PACKAGE.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_function_is_longer_than_60_lines_beside_its_docstring():
    lengths = {
        name: node.end_lineno - node.lineno + 1 - len((ast.get_docstring(node) or "").splitlines())
        for name, node in functions()
    }
    assert {name: length for name, length in lengths.items() if length > 60} == {}


def test_no_function_is_nested_deeper_than_three():
    depths = {name: depth(node) for name, node in functions()}
    assert {name: deep for name, deep in depths.items() if deep > 3} == {}


@every_module
def test_nothing_prints_but_the_command_line(module):
    calls = [node.func for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    printed = [call for call in calls if ast.unparse(call) in ("print", "sys.stdout.write")]
    assert not printed or group(module) in COMMAND_LINE
