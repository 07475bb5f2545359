"""`make demo`: the example's statement, from its archive to a signed page.

What is in the archive already is not added again, so a second run takes seconds. Everything
goes into `.demo`, or into the folder given as the only word.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

from onrecord import Archive, settings
from onrecord.actions import Person, Signature, accept_proposals, publish, sign, waive_asking
from onrecord.cli.desk import engines_of
from onrecord.cli.output import heading, progress, show, words
from onrecord.cli.view_added import added_lines
from onrecord.cli.view_check import check_lines
from onrecord.cli.view_record import decision_lines
from onrecord.cli.view_register import taken_lines
from onrecord.intake.register_fields import RegisterOptions
from onrecord.intake.register_taking import take_register
from onrecord.journey import CheckOptions, add_path, check
from onrecord.publication.site import Site
from onrecord.records.decision import Act

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "isis-k"
DEMO = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".demo"
AUTHOR = Person("Demo reporter")
EDITOR = Person("Demo editor", "editor")
NOT_ASKED = "This is an example built from public facts; nobody was contacted."
PORT = 8000


def main() -> None:
    """Build, check, sign, publish; and say where the page is."""
    started = time.perf_counter()
    folder = DEMO / "archive"
    desk = replace(settings.load(folder), publisher="onrecord example desk")
    with Archive.open(folder) if folder.exists() else Archive.create(folder) as archive:
        with progress(json_wanted=False) as tell:
            engines = engines_of(desk, tell)
            for name in ("sources", "sightings", "factchecks.jsonl"):
                added = add_path(archive, EXAMPLE / name, engines, tell)
                show((heading(f"Added: {name}"), *added_lines(added, replace(engines, missing=()))))
            taken = take_register(archive, EXAMPLE / "register.csv", RegisterOptions("example"))
            show((heading("The register"), *taken_lines(taken, archive.register.size())))
            found = check(archive, EXAMPLE / "statement.toml", CheckOptions(engines=engines), tell)
        show(check_lines(found))
        _sign(archive, found.id)
        site = Site(DEMO / "site", f"http://127.0.0.1:{PORT}", desk.publisher, example=True)
        published = publish(archive, found.id, site, by=EDITOR)
        about = [found.id, *(claim.id for claim in found.claims)]
        decided = [one for subject in about for one in archive.decisions(subject)]
        show(decision_lines(decided))
    took = f"Done in {time.perf_counter() - started:.1f} s."
    show((heading("The page"), words(published.page.resolve().as_uri())))
    show((words(f"To read it at {published.address} run:"),))
    show((words(f"  python3 -m http.server {PORT} --directory {DEMO / 'site'}"), words(took, "dim")))


def _sign(archive: Archive, check_id: str) -> None:
    """Decide and sign once; a check that is signed already stays as it is."""
    if any(one.act is Act.SIGN for one in archive.decisions(check_id)):
        return
    accept_proposals(archive, check_id, by=EDITOR)
    waive_asking(archive, check_id, NOT_ASKED, by=EDITOR)
    sign(archive, check_id, Signature(AUTHOR, EDITOR))


if __name__ == "__main__":
    main()
