"""A process that works as a desk does, over and over, and says what was acknowledged; the tests kill it."""

import contextlib
import sys
from pathlib import Path

from onrecord import Archive, Said, check
from onrecord.actions import Person, Signature, accept_proposals, publish, rate, sign, waive_asking
from onrecord.journey import CheckOptions, add_path
from onrecord.publication.site import Site
from onrecord.records.engine import Engines

SOURCE = (
    "Title: Report {number} on the bridge\nPublisher: The audit office\n"
    "Published: 2022-03-01\nLanguage: en\n\n"
    "In report {number} the audit office wrote that the new bridge cost 21 million euros in 2021.\n"
)
EDITOR = Person("An editor", "editor")
SIGNATURE = Signature(Person("A reporter"), EDITOR)


def say(*ids: str) -> None:
    """Print at once, so that what was acknowledged is known outside."""
    sys.stdout.write("".join(f"{one}\n" for one in ids))
    sys.stdout.flush()


def work(archive: Archive, folder: Path, number: int) -> None:
    """One round: add a source, check a statement, decide, sign, publish."""
    source = folder / f"source-{number}.txt"
    source.write_text(SOURCE.format(number=number), "utf-8")
    say(*add_path(archive, source, Engines()).documents)
    said = Said(f"The new bridge number {number} cost 40 million euros in 2021.", by="The ministry")
    found = check(archive, said, CheckOptions(engines=Engines()))
    say(found.id)
    say(*(decision.id for decision in accept_proposals(archive, found.id, by=EDITOR)))
    say(waive_asking(archive, found.id, "This is a test.", by=EDITOR).id)
    say(rate(archive, found.claims[0].id, "false", by=EDITOR, reason="The audit office says otherwise.").id)
    say(sign(archive, found.id, SIGNATURE).id)
    say(sign(archive, found.id, SIGNATURE).id)
    page = publish(archive, found.id, Site(folder / "site", "https://desk.example", "The desk"), by=EDITOR)
    say(f"page {page.page}")


def main(folder: Path) -> None:
    """Work until somebody ends it."""
    with Archive.open(folder / "desk") as archive:
        say("ready")
        for number in range(100_000):
            work(archive, folder, number)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main(Path(sys.argv[1]))
