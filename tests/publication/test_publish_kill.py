"""A kill while a page is published leaves a whole page: the old one or the new one, with all it links to."""

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from casework import make_case

from onrecord.publication.publish import Site, publish

MOVES = 8
"""Files that a new version moves into place: a kill after each of them."""
KILLS = 5
"""Further kills at seeded moments."""
LOOP = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from casework import make_case
from onrecord.publication.publish import Site, publish
case = make_case()
site = Site(Path(sys.argv[2]), "https://example.org/", "A demo desk")
for turn in range(10_000):
    report = replace(case, desk=replace(case.desk, headline=f"Turn {turn} of {sys.argv[3]}")).report()
    publish(report, case.check, site, case.decisions)
    if turn == 0:
        print("ready", flush=True)
        moves, last = 0, int(sys.argv[4])
        move = os.replace
        def counted(*paths):
            global moves
            move(*paths)
            moves += 1
            if moves == last:
                os.kill(os.getpid(), signal.SIGKILL)
        os.replace = counted
"""
"""Publishes again and again; dies after the move of a file that is named, when one is."""


class Page(HTMLParser):
    """The links of a page and its headline."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.headline = ""
        self.inside = False
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "h1"
        self.hrefs += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.headline += data if self.inside else ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def whole(site: Path) -> None:
    """Every page ends, links to files that are there, and its machine record is its own."""
    for path in [*sorted(site.glob("[!.]*/**/*.html")), site / "index.html"]:
        page = Page(path)
        assert path.read_text("utf-8").rstrip().endswith("</html>")
        for href in page.hrefs:
            if "://" not in href and not href.startswith("#"):
                assert (path.parent / href.split("#")[0]).is_file(), (path, href)
        records = [href for href in page.hrefs if href.startswith("check.")]
        for name in records:
            assert json.loads((path.parent / name).read_bytes())["report"]["headline"] == page.headline
        assert bool(records) == (path.parent.parent.name == "checks")
    for path in site.glob("[!.]*/**/*.json"):
        json.loads(path.read_bytes())


def test_every_page_is_whole_after_each_kill_and_the_next_publication_succeeds(tmp_path: Path) -> None:
    site, tests = tmp_path / "site", str(Path(__file__).parents[1])
    moments = random.Random(11)
    for turn in range(MOVES + KILLS):
        after = turn + 1 if turn < MOVES else 0
        command = [sys.executable, "-c", LOOP, tests, str(site), str(turn), str(after)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        try:
            child.wait(10 if after else moments.uniform(0.01, 0.35))
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert child.returncode == -signal.SIGKILL
        whole(site)
    case = make_case()
    last = replace(case, desk=replace(case.desk, headline="The last word")).report()
    done = publish(last, case.check, Site(site, "https://example.org/", "A demo desk"), case.decisions)
    assert Page(done.page).headline == "The last word"
    whole(site)
    assert not (site / ".building").exists()
