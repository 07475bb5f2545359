"""`python -m onrecord.bench.engines`: how long the engines take to make, to load and to work.

Each engine is measured in a process of its own, so that its memory is its own; the encoder
is converted into an empty folder first. Seconds are seconds of one processor, so that what
else the machine does disturbs little; several threads divide them.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from onrecord.engines import e5, e5_store, engines
from onrecord.engines.english import SpacySyntax
from onrecord.engines.lexical import LexicalStance

SENTENCE = (
    "The ministry of transport said on Friday that bridge number {at} over the river would open in May."
)
MANY = 200
LONG = 25  # sentences: about 450 words
MEGABYTE = 1024 if sys.platform.startswith("linux") else 1024 * 1024

Row = tuple[str, str]


def main() -> int:
    """Measure every engine that is installed and print one table. Status 1 when one is missing."""
    table = Table("engine", "what", "measured", title="Engines, each in a process of its own")
    missing = [line for line in engines.status() if not line.installed]
    with tempfile.TemporaryDirectory() as folder:
        for line in engines.status():
            for measure in MEASURED[line.name] if line.installed else ():
                for label, number in _apart(measure, Path(folder)):
                    table.add_row(line.name, label, number)
    console = Console()
    console.print(table)
    for line in missing:
        console.print(f"{line.name} was not measured: {line.how_to_get}")
    return 1 if missing else 0


def encoder_made(folder: Path) -> list[Row]:
    """Converting the weights into an empty cache."""
    took = _timed(lambda: e5_store.open_stored(folder))
    stored = e5_store.open_stored(folder)
    size = sum(path.stat().st_size for path in (stored.graph, stored.vocabulary)) / 1e6
    return [
        ("convert, once", f"{took:.1f} CPU s, peak {_peak()} MB"),
        ("converted files", f"{size:.0f} MB"),
    ]


def encoder_used(folder: Path) -> list[Row]:
    """Loading with every check, then short and long texts."""
    loading = time.process_time()
    encoder = e5.E5Encoder(folder)
    loading = time.process_time() - loading
    short = [SENTENCE.format(at=at) for at in range(MANY)]
    long = [" ".join(SENTENCE.format(at=at + more) for more in range(LONG)) for at in range(MANY // 8)]
    quick = _timed(lambda: encoder.encode(short, "passage"))
    slow = _timed(lambda: encoder.encode(long, "passage"))
    words = len(long[0].split())
    return [
        ("load, every check", f"{loading:.1f} CPU s"),
        (f"sentences of {len(short[0].split())} words", f"{len(short) / quick:.0f} a CPU second"),
        (f"texts of {words} words", f"{len(long) / slow:.1f} a CPU second"),
        ("peak memory", f"{_peak()} MB"),
    ]


def syntax_used(folder: Path) -> list[Row]:
    """Loading spaCy and parsing."""
    loading = time.process_time()
    syntax = SpacySyntax()
    loading = time.process_time() - loading
    texts = [SENTENCE.format(at=at) for at in range(MANY)]
    took = _timed(lambda: syntax.parse(texts))
    words = sum(len(text.split()) for text in texts)
    return [
        ("load", f"{loading:.1f} CPU s"),
        ("parse", f"{words / took:.0f} words a CPU second"),
        ("peak memory", f"{_peak()} MB"),
    ]


def stance_used(folder: Path) -> list[Row]:
    """Judging pairs of a claim and a passage."""
    engine = LexicalStance()
    pairs = [(SENTENCE.format(at=at), SENTENCE.format(at=at + at % 2)) for at in range(MANY)]
    engine.judge(pairs[:1])
    took = _timed(lambda: engine.judge(pairs))
    return [("judge", f"{len(pairs) / took:.0f} pairs a CPU second")]


MEASURED: dict[str, tuple[Callable[[Path], list[Row]], ...]] = {
    e5.ENGINE.name: (encoder_made, encoder_used),
    "en-core-web-sm": (syntax_used,),
    "lexical-stance": (stance_used,),
}


def _apart(measure: Callable[[Path], list[Row]], folder: Path) -> list[Row]:
    """What `measure` gives in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (folder,))


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE


if __name__ == "__main__":
    sys.exit(main())
