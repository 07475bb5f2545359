"""What the commands are tried on, and what a command gives."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STATEMENT = (
    "The ministry said that the new bridge over the river cost 40 million euros in 2021 "
    "and that the city was helping the smugglers."
)
SOURCES = {
    "audit-office.txt": (
        "Title: Report on the bridge\nPublisher: The audit office\nPublished: 2022-03-01\nLanguage: en\n\n"
        "The new bridge over the river cost 21 million euros in 2021, the audit office wrote in its report. "
        "The ministry paid the builders in three parts.\n"
    ),
    "city.txt": (
        "Title: The city on smugglers\nPublisher: The city council\nPublished: 2022-05-04\nLanguage: en\n\n"
        "The city denied that it was helping the smugglers. Police arrested nine smugglers in April 2022.\n"
    ),
    "мост.txt": (
        "Title: Мост через реку\nPublisher: Городская газета\nPublished: 2022-06\nLanguage: ru\n\n"
        "Новый мост через реку стоил 21 миллион евро, сообщила газета. Мост открыли в июне.\n"
    ),
}
FACTCHECKS = [
    {
        "publisher": "A fact-checking desk",
        "url": "https://desk.example/1",
        "published": "2021-09-09",
        "title": "No, the city does not help smugglers",
        "claim": "The city is helping the smugglers.",
        "claimant": "The ministry",
        "rating": "False",
        "language": "en",
    }
]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


Command = Callable[..., Ran]


def process(*words: object, cwd: Path, **environment: str) -> Ran:
    """Runs a command as a person does, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *map(str, words)],
        capture_output=True,
        cwd=cwd,
        env=os.environ | {"ONRECORD_WORDS_ONLY": "1"} | environment,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def write_sources(folder: Path) -> Path:
    """The sources and earlier fact-checks, as files."""
    folder.mkdir()
    for name, text in SOURCES.items():
        (folder / name).write_text(text, "utf-8")
    lines = [json.dumps(one, ensure_ascii=False) for one in FACTCHECKS]
    (folder / "earlier.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder
