"""The imports inside onrecord go one way. This test is the architecture diagram."""

import ast
from pathlib import Path

import onrecord

ROOT = Path(onrecord.__file__).parent

FLOORS = [  # a name may import from lower floors only, never from another on its own
    {"errors", "text"},
    {"records"},
    {"settings", "net", "engines", "archive"},
    {"intake", "reading", "claims", "matching", "narratives", "evidence", "verdict", "report", "publication"},
    {"journey"},
    {"actions"},
    {"bench"},
    {"cli"},
]
ALLOWED = {("text", "errors"), ("engines", "net")}
PURE = {"reading", "claims", "verdict", "report"}
OUTSIDE = {"net", "engines", "archive", "settings"}
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}


def imports(path: Path) -> list[tuple[str, int]]:
    """The parts of onrecord that a file imports, each with its line number."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: write imports in full, from onrecord.…"
            names = [node.module or ""]
            if node.module == "onrecord":
                names = [f"onrecord.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found += [(name.split(".")[1], node.lineno) for name in names if name.startswith("onrecord.")]
    return found


def broken_imports() -> list[str]:
    broken = []
    for path in sorted(ROOT.rglob("*.py")):
        here = path.relative_to(ROOT).with_suffix("").parts[0]
        if here.startswith("__"):
            continue  # the package front: it may name everything
        if here not in FLOOR_OF:
            broken.append(f"{path.relative_to(ROOT)}: give {here!r} a floor in test_layers.py")
            continue
        for there, line in imports(path):
            where = f"{path.relative_to(ROOT)}:{line}"
            if there == here or there.startswith("__") or (here, there) in ALLOWED:
                continue
            if FLOOR_OF[there] >= FLOOR_OF[here]:
                broken.append(f"{where}: {here} may not import {there}")
            elif here in PURE and there in OUTSIDE:
                broken.append(f"{where}: {here} is pure, pass {there} in as an argument")
    return broken


def hidden_imports() -> list[str]:
    """Imports of onrecord inside a function: two files that do not know which is below."""
    hidden = []
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith("onrecord"):
                    hidden.append(f"{path.relative_to(ROOT)}:{inner.lineno}")
    return hidden


def test_imports_go_one_way() -> None:
    broken = broken_imports()
    assert not broken, "\n" + "\n".join(broken)


def test_no_function_hides_an_import_of_onrecord() -> None:
    hidden = hidden_imports()
    assert not hidden, "\n" + "\n".join(hidden)
