"""The manual is tested like code: nothing undocumented, nothing old, nothing that does not run."""

import importlib
import inspect
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from onrecord import settings
from onrecord.cli import reference
from onrecord.cli.table import COMMANDS
from onrecord.report.audit import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").rglob("*.md")])


@pytest.mark.parametrize("name", reference.pages())
def test_a_page_made_from_the_code_is_not_old(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == reference.pages()[name], "run `make docs`"


def test_every_setting_is_documented() -> None:
    page = (DOCS / "settings.md").read_text("utf-8")
    missing = [name for name in settings.names() if f"`{name}`" not in page]
    assert not missing


def test_every_command_is_documented() -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    missing = [name for name in COMMANDS if f"### onrecord {name}\n" not in page]
    assert not missing


def test_every_rule_of_the_audit_is_documented() -> None:
    page = (DOCS / "audit.md").read_text("utf-8")
    missing = [name for name in RULES if f"`{name}`" not in page]
    assert not missing


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_help_is_the_first_line_of_the_docstring(name: str) -> None:
    function = importlib.import_module(COMMANDS[name].module).command
    assert (inspect.getdoc(function) or "").splitlines()[0] == COMMANDS[name].about


def test_every_dependency_is_justified_and_none_is_listed_that_is_not_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    declared = {re.split(r"[^\w.-]", one)[0] for one in wanted}
    page = (DOCS / "dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([\w.-]+)`", page, re.MULTILINE)) == declared


def test_the_glossary_defines_each_term_once_and_in_order() -> None:
    page = (DOCS / "glossary.md").read_text("utf-8")
    terms = re.findall(r"^\| ([^|]+?) \|", page, re.MULTILINE)[1:]
    assert [term for term, count in Counter(terms).items() if count > 1] == []
    assert terms == sorted(terms, key=str.casefold)


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in link and not link.startswith("mailto:") and not (page.parent / link).exists():
                broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert not broken, "\n" + "\n".join(broken)


def test_every_page_of_the_manual_is_in_its_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    missing = [
        page.name for page in DOCS.glob("*.md") if page.name != "index.md" and f"({page.name})" not in index
    ]
    assert not missing


def test_the_lines_of_python_in_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(code.strip().splitlines()) == 5
    monkeypatch.setenv("ONRECORD_WORDS_ONLY", "1")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_uses_a_word_that_claims_too_much(page: Path) -> None:
    found = re.findall(r"\btruth[- ]score\b|\bproven fact\b", page.read_text("utf-8"), re.IGNORECASE)
    assert not found
