"""Attributions in English sentences, by rules: who, which verb, which words."""

import re
from dataclasses import dataclass, replace

from onrecord.reading.statements_before import after_content, source_before, trim
from onrecord.reading.statements_claimants import Named, english, leading
from onrecord.reading.statements_content import (
    ADDING,
    FINAL,
    QUOTE_OPENS,
    Hit,
    clause_end,
    content_start,
    handed_over,
    last_phrase,
    parts_of,
)
from onrecord.reading.statements_headlines import headline
from onrecord.reading.statements_mentions import heard
from onrecord.reading.statements_quotes import is_long, is_title, reads_as_name, stands_off
from onrecord.reading.statements_units import LEFT, RIGHT, Cut, Unit
from onrecord.reading.statements_unsaid import nobody, unsaid
from onrecord.records.engine import Parse, Token
from onrecord.records.statement import Mode
from onrecord.text.quotes import Quotation
from onrecord.text.spans import Span
from onrecord.text.speech import KINDS, NOUN_TOO, reporting_verb


@dataclass(frozen=True)
class Found:
    """An attribution. `content` is empty when the words stand in the next unit ("He said:").

    `unnamed` says why there is no `source`, where words stand in its place. `implied` says what
    stands without a source of its own, so that the last one named is meant. `step` says who
    found it, where that was not a rule.
    """

    unit: Unit
    content: Span | None
    mode: Mode
    quotes: tuple[Quotation, ...]
    source: Span | None
    verb: Span | None
    unnamed: str = ""
    implied: str = ""
    step: str = ""


_NOMINAL = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|this|that|these|those|no|any|such|false|many|some|of|to|and)|[’']s?)\s+$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)|[’'](?:s|re))\s+(?:(?:\w+ly|also|not|now|then|once)\s+)*$",
    re.IGNORECASE,
)
_BY = re.compile(rf"\s+by\s+([^,;:{LEFT}]{{2,80}}?)(?=,?\s+(?:of|for|that)\s)", re.IGNORECASE)
_WEAK = re.compile(
    r"(?:add|post|read|find|found|show|ask|continu|promis|pledg|vow|charg|writing|maintain|repl|respond|recall|remind|note$|stress$|report|boast|writ|wrote|state$|states$"
    r"|remark|claim$)"
)
_FINITE = re.compile(
    r"(?<![\w’'])(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|should|may|might|must|been|\w{3,}ed"
    r"|said|told|made|came|went|took|gave|got|[a-z]+n[’']t)(?![\w’'])|\w[’'](?:re|ve|ll|d|m)\b"
)
_SIGNED = re.compile(rf"{RIGHT}\s*[―—–]\s*([A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){{1,3}})\.?\s*$", re.MULTILINE)
_OPENED = re.compile(rf"\s*[,:]?\s*(?:that\s|{LEFT})")
_ALONE = re.compile(r"\s*,?\s*(?:and|but|then|also)(?:\s+(?:also|then|later|\w+ly))*\s*$")
_FULL_NAME = re.compile(
    r"\b(?!(?:The|A|An)\b)([A-ZÀ-Þ][\w’'-]+)\s+(?:[A-Z]\.\s+)?([A-ZÀ-Þ][\w’'-]*[a-zß-ÿ])(?=[\s,.;:’'])"
)
_SAID_FIRST = re.compile(rf"\s*(Said|Says|Added|Adds|Wrote)\s+([^,.;:{LEFT}]{{2,60}}?):\s*{LEFT}")
_FILLER = re.compile(
    r"\s*(?:(?:still|but|and|yet|instead|also|then|now|besides|moreover|however|meanwhile|for (?:now"
    r"|example|instance)"
    r"|in (?:fact|short|addition|return)|after all|of course|at (?:first|least|most|last)|\w+ly),\s*)+",
    re.IGNORECASE,
)
_BASE = {"asking": "ask"}
_AFTER_QUOTE = re.compile(rf"{RIGHT}[,.]?\s*$")
_NO_STOP = (
    r"(?<=\bMrs)\.|(?<=\b[DM][rs])\.|(?<=\bSen)\.|(?<=\b(?:Re|Ca)p)\.|(?<=\bG[oe][vn])\.|(?<=\b[A-Z])\."
)
_INVERTED = re.compile(rf"\s+((?:[^,.;:{LEFT}]|{_NO_STOP}){{2,90}})(?=[,.;:{LEFT}]|$)")
_COLON = re.compile(r"[^.;?!" + LEFT + r"]{0,90}:\s*$")
_ACCORDING = re.compile(rf"\baccording\s+to\s+([^,.;{LEFT}]{{2,120}}?)(?=,|\.?\s*$|;)", re.IGNORECASE)
_WHOLE_QUOTE = re.compile(rf"{LEFT}[^{RIGHT}]*{RIGHT}")
_ENDED = re.compile(r"[.!?…]\W$")
_TAIL = re.compile(r"[\s.!?,;:]+$")


class Finder:
    """Finds the attributions of one English text, with syntax where it is given."""

    def __init__(self, whole: Cut, parses: tuple[Parse, ...]) -> None:
        self.whole = whole
        self.tokens = {token.span.start: (token, parse) for parse in parses for token in parse.tokens}
        self.surnames = frozenset(
            part for found in _FULL_NAME.finditer(whole.masked) for part in found.groups()
        )
        self.names = [name.span for parse in parses for name in parse.names if name.kind != "place"]

    def of_unit(self, unit: Unit) -> list[Found]:
        """The attributions in `unit`: the outermost one, or one per quotation."""
        masked = unit.span.of(self.whole.masked)
        all_found: list[Found] = []
        for hit in reporting_verb().finditer(masked):
            if hit.group()[0].isupper():
                continue  # "United States", or a headline
            verb = Span(*hit.span())
            last = all_found[-1] if all_found else None
            if last and (last.content is None or verb.shift(unit.span.start).overlaps(last.content)):
                continue
            going_on = hit.group().endswith("ing")
            found = self._going_on(unit, masked, verb, last) if going_on else self._at(unit, masked, verb)
            all_found += [each for each in found if not _overlaps(each, all_found)]
        return (
            all_found
            or self._said_first(unit, masked)
            or self._according(unit, masked)
            or self._signed(unit, masked)
            or self._headline(unit)
        )

    def _said_first(self, unit: Unit, masked: str) -> list[Found]:
        """ "Said the minister: “…”": the verb begins the sentence."""
        found = _SAID_FIRST.match(masked)
        named = english(found[2], False).span or Span(0, len(found[2])) if found else None
        if found is None or named is None:
            return []
        source = named.shift(found.start(2) + unit.span.start)
        verb = Span(*found.span(1)).shift(unit.span.start)
        return [self._direct(unit, quote, source, verb) for quote in self._spoken(unit)]

    def _headline(self, unit: Unit) -> list[Found]:
        parts = headline(self.whole, unit)
        if parts is None:
            return []
        source, content, verb = parts
        if len(unit.quotes) == 1 and unit.quotes[0].span == content:
            return [self._direct(unit, unit.quotes[0], source, verb)]
        return [self._reported(unit, content.shift(-unit.span.start), source, verb)]

    def _signed(self, unit: Unit, masked: str) -> list[Found]:
        """A quotation with the name of its author after a dash."""
        found = _SIGNED.search(masked)
        if found is None or len(unit.quotes) != 1:
            return []
        source = trim(masked, Span(*found.span(1))).shift(unit.span.start)
        return [self._direct(unit, quote, source, None) for quote in self._spoken(unit)]

    def _going_on(self, unit: Unit, masked: str, verb: Span, last: Found | None) -> list[Found]:
        """ "…, adding that …": the source is that of the attribution before, or the subject before."""
        before = masked[: verb.start].rstrip()
        if not before.endswith((",", RIGHT)):
            return []
        at = unit.span.start
        source = last.source if last and last.source else None
        if source is None:
            named = leading(before)
            source = named.shift(at) if named else None
        if source is None:
            return []
        base = _BASE.get(verb.of(masked), "say")
        return self._content(unit, masked, Hit(base, verb, source.shift(-at), False))

    def _at(self, unit: Unit, masked: str, verb: Span) -> list[Found]:
        word, before, after = verb.of(masked).lower(), masked[: verb.start], masked[verb.end :]
        token, _ = self.tokens.get(unit.span.start + verb.start, (None, None))
        noun = token is not None and token.pos in ("NOUN", "PROPN", "ADJ")
        if noun and RIGHT not in before:  # after a quotation a noun reading is a slip: “…,” the note read
            return []
        inverted = _AFTER_QUOTE.search(before) and _INVERTED.match(after)
        if not inverted and unsaid(before, after):
            return []
        if _PASSIVE.search(before):
            return self._passive(unit, masked, verb)
        if word in NOUN_TOO and _NOMINAL.search(before):
            return []
        if inverted:
            source: Span | None = Span(*inverted.span(1)).shift(verb.end)
        else:
            source = self._written_before(unit, masked, verb)
        if source is None or not source.of(masked).strip() or nobody(source.of(masked)):
            return []
        if word in NOUN_TOO and re.search(r"[’']s\s", source.of(masked)) and not _OPENED.match(after):
            return []
        quoted_before = bool(inverted or _AFTER_QUOTE.search(masked[: source.start]))
        return self._by(unit, masked, Hit(word, verb, source, quoted_before))

    def _written_before(self, unit: Unit, masked: str, verb: Span) -> Span | None:
        """The words before the verb in which its source stands, by syntax or by patterns."""
        at = unit.span.start
        token, parse = self.tokens.get(at + verb.start, (None, None))
        source = self._subject(token, parse, at) or source_before(masked[: verb.start])
        if source is None:
            return None
        if FINAL.match(masked[verb.end :]) and not _AFTER_QUOTE.search(masked[: source.start]):
            source = after_content(masked, source)
        if _ALONE.fullmatch(source.of(masked)) is None:
            return source
        subject = next((each.written for each in heard(masked, "en") if each.subject), "")
        place = masked.find(subject)
        return Span(place, place + len(subject)) if subject else Span(0, source.end)

    def _by(self, unit: Unit, masked: str, hit: Hit) -> list[Found]:
        """What the verb reports, with the part of the words before or behind it that names somebody."""
        source, after = hit.source, masked[hit.verb.end :]
        begins = source.start < hit.verb.start and not masked[: source.start].strip()
        named = self._named(source.of(masked), source.shift(unit.span.start), begins)
        if named.span is None:
            beside = hit.quoted_before or QUOTE_OPENS.match(after) is not None
            named = last_phrase(source.of(masked), name=beside) or named
        if named.clause:
            return []
        place = trim(masked, named.span.shift(source.start) if named.span else source)
        if nobody(place.of(masked)):
            return []
        found = self._content(unit, masked, replace(hit, source=place))
        if named.span:
            return found
        sure = hit.quoted_before or after.lstrip().startswith("that ")
        return [
            replace(each, source=None, unnamed=named.why)
            for each in found
            if each.content and (sure or each.mode is Mode.DIRECT)
        ]

    def _named(self, words: str, span: Span, begins: bool) -> Named:
        """Who the words name; a name that the syntax saw is one even where its capital says nothing."""
        sure = words.strip() in self.surnames or any(span.covers(name) for name in self.names)
        return english(words, begins and not sure)

    def _passive(self, unit: Unit, masked: str, verb: Span) -> list[Found]:
        """ "X was accused by Y of …" and "it was announced by Y that …"."""
        before, by = masked[: verb.start], _BY.match(masked, verb.end)
        if by is None or not _PASSIVE.search(before):
            return []
        named = english(by[1], False)
        if named.span is None:
            return []
        at, end = unit.span.start, len(_TAIL.sub("", masked))
        source = trim(masked, named.span.shift(by.start(1)))
        accused = KINDS[verb.of(masked).lower()] == "accuse"
        that = re.match(r",?\s+that\s+", masked[by.end() :])
        if accused and not that:
            start = len(before) - len(before.lstrip())
        elif that:
            start = by.end() + that.end()
        else:
            return []
        if len(masked[start:end].split()) < 3:
            return []
        return [self._reported(unit, Span(start, end), source.shift(at), verb.shift(at))]

    def _content(self, unit: Unit, masked: str, hit: Hit) -> list[Found]:
        at, end = unit.span.start, len(_TAIL.sub("", masked))
        verb, source = hit.verb.shift(at), hit.source.shift(at)
        if hit.quoted_before:
            return [self._direct(unit, quote, source, verb) for quote in self._spoken(unit)]
        start = content_start(masked, hit)
        if start is None:
            if _COLON.match(masked[hit.verb.end :]) and not unit.quotes:
                return [Found(unit, None, Mode.DIRECT, (), source, verb)]
            lead = masked[: hit.source.start].rstrip()
            final = FINAL.match(masked[hit.verb.end :])
            final = final or ADDING.match(masked, hit.verb.end)
            ends = final is not None or handed_over(masked, hit.verb.end)
            if lead.endswith(",") and ends and len(lead.split()) > 2:
                return [self._reported(unit, Span(0, len(lead) - 1), source, verb)]
            rest = masked[hit.verb.end :]
            if lead.endswith(",") and rest.startswith(",") and not unit.quotes and len(rest.split()) > 2:
                begin = 0 if _FILLER.fullmatch(lead) is None else hit.verb.end + 2
                return [self._reported(unit, Span(begin, max(begin, end)), source, verb)]
            return []
        content = Span(min(start, end), clause_end(masked, start, end))
        if not re.search(r"\w|" + RIGHT, content.of(masked)):
            return []
        return self._after(unit, masked, content, (source, verb))

    def _after(self, unit: Unit, masked: str, content: Span, who: tuple[Span, Span]) -> list[Found]:
        """The content after the verb: whole quotations are direct, the rest is reported or mixed."""
        source, verb = who
        first = _WHOLE_QUOTE.match(content.of(masked))
        if first and _ENDED.search(unit.span.of(self.whole.text)[: content.start + first.end()]):
            content = Span(content.start, content.start + first.end())
        only = re.fullmatch(
            rf"{LEFT}[^{RIGHT}]*{RIGHT}(?:[\s,.;]*(?:and\s+)?{LEFT}[^{RIGHT}]*{RIGHT})*", content.of(masked)
        )
        whole = content.shift(unit.span.start)
        inside = [
            quote for quote in self._spoken(unit) if whole.covers(Span(quote.span.start, quote.span.start))
        ]
        if only:
            return [self._direct(unit, quote, source, verb) for quote in inside]
        least = 2 if masked[: content.start].rstrip().endswith("that") else 3
        if len(content.of(masked).split()) < least and not inside:
            return []
        that = masked[: content.start].rstrip().endswith("that")
        word = verb.shift(-unit.span.start).of(masked).lower()
        finite = _FINITE.search(content.of(masked))
        named = finite and word.startswith(("wr", "post")) and finite.group().endswith("ed")
        if not that and not inside and _WEAK.match(word) and (not finite or named):
            return []
        return [self._reported(unit, part, source, verb) for part in parts_of(masked, content, that)]

    def _spoken(self, unit: Unit) -> list[Quotation]:
        """The quotations of `unit` that are no titles and no words in inverted commas."""
        return [
            quote
            for quote in unit.quotes
            if not is_title(self.whole, quote)
            and not reads_as_name(quote.inner.of(self.whole.text))
            and (is_long(self.whole, quote) or stands_off(self.whole, quote))
        ]

    def _direct(self, unit: Unit, quote: Quotation, source: Span | None, verb: Span | None) -> Found:
        return Found(unit, quote.inner, Mode.DIRECT, (quote,), source, verb)

    def _reported(self, unit: Unit, content: Span, source: Span | None, verb: Span | None) -> Found:
        span = content.shift(unit.span.start)
        quotes = tuple(quote for quote in unit.quotes if span.overlaps(quote.span))
        end = max([span.end, *(quote.span.end for quote in quotes)])
        return Found(
            unit, Span(span.start, end), Mode.MIXED if quotes else Mode.REPORTED, quotes, source, verb
        )

    def _according(self, unit: Unit, masked: str) -> list[Found]:
        found = _ACCORDING.search(masked)
        if found is None or nobody(found[1]):
            return []
        at = unit.span.start
        named = _cited(masked, Span(*found.span(1)))
        source = trim(masked, named.span).shift(at) if named.span else None
        cue = Span(found.start(), found.start(1) - 1).shift(at)
        end = len(_TAIL.sub("", masked))
        if not masked[: found.start()].strip():
            begin = found.end() + len(masked[found.end() :]) - len(masked[found.end() :].lstrip(" ,"))
            content = Span(min(begin, end), end)
        else:
            content = Span(0, len(masked[: found.start()].rstrip(" ,")))
        if content.start == content.end:
            return []
        return [replace(self._reported(unit, content, source, cue), unnamed=named.why)]

    def _subject(self, token: Token | None, parse: Parse | None, at: int) -> Span | None:
        """The subject that the syntax gives to the verb, counted from `at`."""
        if token is None or parse is None:
            return None
        here = parse.tokens.index(token)
        heads = [n for n, each in enumerate(parse.tokens) if each.head == here and each.dep == "nsubj"]
        while not heads and parse.tokens[here].dep == "conj" and parse.tokens[here].head != here:
            here = parse.tokens[here].head
            heads = [n for n, each in enumerate(parse.tokens) if each.head == here and each.dep == "nsubj"]
        if not heads:
            return None
        family = _subtree(parse, heads[0])
        start, end = parse.tokens[min(family)].span.start, parse.tokens[max(family)].span.end
        if end > token.span.start >= start or start < at:
            return None
        return Span(start, end).shift(-at)


def _subtree(parse: Parse, root: int) -> set[int]:
    family, grown = {root}, True
    while grown:
        more = {n for n, each in enumerate(parse.tokens) if each.head in family} - family
        grown = bool(more)
        family |= more
    return family


def _overlaps(found: Found, others: list[Found]) -> bool:
    return (found.content is None and bool(others)) or any(
        found.content and each.content and found.content.overlaps(each.content) for each in others
    )


def _cited(masked: str, span: Span) -> Named:
    """Who "according to" names; what follows a verb or a pronoun after the first words is no part of it."""
    words = span.of(masked)
    named = english(words, False)
    cut = re.search(
        r"\s(?:that|which|who|released|published|obtained|posted|her|his|their|has|have|had)\s", words
    )
    if named.span is None and cut:
        named = english(words[: cut.start()], False)
    return replace(named, span=named.span.shift(span.start)) if named.span else named
