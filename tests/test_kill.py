"""A desk that is killed while it adds, signs or publishes loses nothing that was acknowledged."""

import random
import re
import subprocess
import sys
import time
from pathlib import Path

import desk_worker
import pytest

from onrecord import Archive
from onrecord.records.decision import Act
from onrecord.records.engine import Engines
from onrecord.records.statement import Claim


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_desk_opens_whole_and_goes_on(tmp_path: Path, seed: int) -> None:
    Archive.create(tmp_path / "desk").close()
    process = subprocess.Popen(
        [sys.executable, desk_worker.__file__, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    first = process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.0, 6.0))
    process.kill()
    lines = [first.strip(), *process.communicate()[0].split("\n")[:-1]]
    pages = [Path(line.removeprefix("page ")) for line in lines if line.startswith("page ")]
    with Archive.open(tmp_path / "desk") as archive:
        acknowledged = [line for line in lines if not line.startswith("page ")]
        assert len(archive.get_many(acknowledged)) == len(acknowledged)
        for claim in archive.all(Claim):
            rated = [one for one in archive.history(claim.id) if one.act in (Act.RATE, Act.PASS_OVER)]
            # A decision is ended in the transaction that keeps the next one: never none, never two.
            assert not rated or sum(one in archive.decisions(claim.id) for one in rated) == 1
        archive.sync(Engines().encoder)
        assert archive.verify().problems == ()
        desk_worker.work(archive, tmp_path, 999_999)
    for page in [*pages, *(tmp_path / "site" / "checks").glob("*/index.html")]:
        html = page.read_text("utf-8")
        assert html.rstrip().endswith("</html>")
        for link in re.findall(r'href="([^"#:]+)["#]', html):
            target = page.parent / link
            assert target.is_file() or (target / "index.html").is_file(), link
