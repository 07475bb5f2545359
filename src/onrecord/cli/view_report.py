"""A report and its proofreader's notes, for people."""

from collections.abc import Iterator

from rich.console import RenderableType

from onrecord.cli.output import heading, paragraph, table, words
from onrecord.records.report import Report, Section, Sentence, Severity
from onrecord.report.wording import in_full


def report_lines(report: Report) -> Iterator[RenderableType]:
    """The page as text: its sentences with the numbers of their sources, and the notes."""
    yield words(report.headline, "bold")
    yield words(f"By {report.author}. Editor: {report.editor}.", "dim")
    yield paragraph(report.standfirst.text)
    numbers = {source.record: source.number for source in report.sources}
    for claim in report.claims:
        yield heading(f"{claim.rating_label}: ")
        yield paragraph(claim.text)
        yield paragraph(_sentence(claim.why, numbers))
    for section in report.sections:
        yield from _section(section, numbers)
    yield heading("Sources")
    for source in report.sources:
        whom = f"{source.publisher}, {in_full(source.published)}"
        yield paragraph(f"[{source.number}] {source.title}. {whom}")
    yield from _notes(report)


def _section(section: Section, numbers: dict[str, int]) -> Iterator[RenderableType]:
    yield heading(section.heading)
    for sentence in section.sentences:
        yield paragraph(_sentence(sentence, numbers))
    if not section.sentences:
        yield paragraph(section.empty or "Nothing.")


def _sentence(sentence: Sentence, numbers: dict[str, int]) -> str:
    cited = sorted({numbers[one.record] for one in sentence.cites if one.record in numbers})
    return sentence.text + "".join(f" [{number}]" for number in cited)


def _notes(report: Report) -> Iterator[RenderableType]:
    yield heading("The proofreader's notes")
    if not report.notes:
        yield paragraph("None.")
        return
    rows = table("", "rule", "note")
    for note in sorted(report.notes, key=lambda one: one.severity is not Severity.BLOCKS):
        rows.add_row(note.severity.value, words(note.rule), words(note.message))
    yield rows
