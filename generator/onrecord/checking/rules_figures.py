"""What must hold of figures: rules like those of `rules`, which has them in its list."""

from collections.abc import Iterator

from onrecord.checking.ruling import IF_RIGHT, Flaw, Rule, registering
from onrecord.checking.whom import names_nobody, without_manner
from onrecord.diagnostics import Severity, shown
from onrecord.record.claims import Claim, Figure
from onrecord.record.counts import MAGNITUDES, Count
from onrecord.record.placing import Path
from onrecord.record.record import Record
from onrecord.record.sums import parse_sum
from onrecord.record.vocabulary import DocumentForm, Silence
from onrecord.writing.numerals import are_words_read, numbers_in
from onrecord.writing.quotation import folded

RULES: list[Rule] = []
"""The rules of this file, in its order."""

rule = registering(RULES)


def _figures(claim: Claim) -> Iterator[tuple[str, int, Figure]]:
    for measure, figures in claim.figures.items():
        for index, figure in enumerate(figures):
            yield measure, index, figure


@rule("not-whom")
def not_whom(claim: Claim, _: Record) -> Iterator[Flaw]:
    """Where whom a count counts belongs, words say the measure again (`190 dead` under `killed`), or how or until when it was
    counted (`12 in total`, `5 so far`), or that it comes on top of another (`of: more`). Whom stays unsaid then: write the
    number alone, `190`, `12`, and `5 more` behind a number. What the document says of the counting stands in its quote."""
    for measure, index, each in _figures(claim):
        path = ("figures", measure, index)
        if each.of:
            yield from _not_whom((*path, "of"), each.of, measure, None)
        if each.count and each.count.whom:
            yield from _not_whom((*path, "count"), each.count.whom, measure, each.count)
        for number, part in enumerate(each.including):
            if part.whom:
                yield from _not_whom((*path, "including", number), part.whom, measure, part)


def _not_whom(path: Path, whom: str, measure: str, count: Count | None) -> Iterator[Flaw]:
    """What is wrong with the words for whom, behind a count or (None) under `of`."""
    before = f"{count.text}{' more' if count.besides else ''}" if count else ""
    shorter = without_manner(whom)
    if not count and whom.casefold() in ("more", "others", "other", "another", "further", "de plus", "autres"):
        yield Flaw(path, f"{whom!r} does not say whom", "write it behind the count, like 5 more, and leave 'of' out")
    elif names_nobody(whom, measure):
        hint = f"write {before}" if count else "leave 'of' out"
        yield Flaw(path, f"{whom!r} does not say whom '{measure}' counts", hint)
    elif shorter != whom:
        hint = f"write {f'{before} {shorter}' if count else shorter}"
        yield Flaw(path, f"{whom[len(shorter) :].strip(' ,;:(')!r} does not say whom '{measure}' counts", hint)


@rule("unsaid")
def unsaid(claim: Claim, _: Record) -> Iterator[Flaw]:
    """A claim says under `unsaid` that its source left something unsaid, and has it nevertheless; or it gives no figure of which
    whom or where could be said. `unsaid` stands for the source's silence, not for what we do not know."""
    for index, silence in enumerate(claim.unsaid):
        if why := _contradiction(claim, silence):
            yield Flaw(("unsaid", index), f"'{silence}' is not unsaid: {why}")


def _contradiction(claim: Claim, silence: Silence) -> str:
    figures = [figure for _, _, figure in _figures(claim)]
    if silence in (Silence.WHOM, Silence.WHERE) and not figures:
        return "the claim has no figure"
    if silence is Silence.WHOM and all(figure.whom for figure in figures):
        return "each figure has whom it counts"
    if silence is Silence.WHERE and all(figure.where or figure.only for figure in figures):
        return "each figure has a place"
    if silence is Silence.TIME and claim.when:
        return "the claim has 'when'"
    if silence in (Silence.PLACE, Silence.WHERE) and claim.locations:
        return "the claim has 'locations'"
    return ""


@rule("part-of-count")
def part_of_count(claim: Claim, record: Record) -> Iterator[Flaw]:
    """A figure is said to be a part of a count that is not there: the claim named under the figure's `part_of` gives no whole
    count of that measure, or is of another event. A claim that was withdrawn may have lost its figures."""
    for measure, index, each in _figures(claim):
        whole = record.claims.get(each.part_of or "")
        if whole and not whole.withdrawn and not _has_whole(claim, whole, measure):
            message = f"'{whole.id}' gives no count of '{measure}' that this can be a part of"
            yield Flaw(("figures", measure, index, "part_of"), message)


def _has_whole(part: Claim, whole: Claim, measure: str) -> bool:
    figures = whole.figures.get(measure, ())
    return any(not each.part_of for each in figures) and not {*(part.event or ())}.isdisjoint(whole.event or ())


@rule("part-too-large", Severity.WARNING)
def part_too_large(claim: Claim, record: Record) -> Iterator[Flaw]:
    """A part is larger than its whole: what a figure has under `including` is more than its count; a figure with `part_of` is
    more than any count of that measure in the claim it names; or a figure for one place (`where`, `only`) is more than the same
    claim's count of the same for all places. Counts are held by what is certain of them: at least this many of at most that many.
    Correct the number; or, if the source itself says so, leave it and say so under `accepted`."""
    for measure, index, each in _figures(claim):
        path = ("figures", measure, index)
        for number, part in enumerate(each.including):
            yield from _too_large((*path, "including", number), part, [each], claim)
        if each.count and each.part_of:
            whole = record.claims.get(each.part_of)
            others = whole.figures.get(measure, ()) if whole else ()
            wholes = [other for other in others if other is not each and not other.part_of]
            yield from _too_large((*path, "part_of"), each.count, wholes, whole or claim)
        elif each.count and (each.where or each.only):
            all_places = [
                other
                for other in claim.figures[measure]
                if not (other.where or other.only or other.part_of) and _same_whom(other, each)
            ]
            yield from _too_large((*path, "count"), each.count, all_places, claim)


def _too_large(path: Path, part: Count, wholes: list[Figure], claim: Claim) -> Iterator[Flaw]:
    """What is wrong with a part that is certainly more than each of the counts that it can be a part of."""
    counts = [whole.count for whole in wholes if whole.count]
    most = [count.high for count in counts if count.high is not None and not count.besides]
    if part.low is not None and most and len(most) == len(wholes) and part.low > max(most):
        largest = max(counts, key=lambda count: count.high or 0)
        message = (
            f"the part {shown(part.as_written())} is more than the whole, {shown(largest.as_written())} of '{claim.id}'"
        )
        yield Flaw(path, message, IF_RIGHT)


def _same_whom(one: Figure, other: Figure) -> bool:
    return folded(one.whom) == folded(other.whom)


@rule("figure")
def figure(claim: Claim, _: Record) -> Iterator[Flaw]:
    """A figure is a `count` or `words`, and says at most once whom it counts: `10-15 militants`, or `count: 10-15` with
    `of: militants`."""
    for measure, index, each in _figures(claim):
        path: Path = ("figures", measure, index)
        if (each.count is None) == (each.words is None):
            yield Flaw(path, f"this figure of '{measure}' needs 'count' or 'words', one of the two")
        if each.of and each.count and each.count.whom:
            yield Flaw(path, f"whom this counts is said twice: {each.of!r} and {each.count.whom!r}")


@rule("not-in-quote")
def not_in_quote(claim: Claim, record: Record) -> Iterator[Flaw]:
    """A number of a figure, or its wording under `words`, is not in the claim's quote, in digits or number words. Quote the
    words that give it; or, if it is a sum of ours, write under `reckoned` how it comes about: its terms must then be in the
    quote. Each number of a quote counts whole: `10` is not in `10k`, `50` not in `50%`, `2` not in `two thirds`. Where a quote
    runs one number into the next, cut it into parts. Number words are read in the languages that the handbook names; in others, a
    `translation` that has the number will do. Rows of a `table` without a quote are exempt."""
    document = record.documents.get(claim.document)
    if not claim.figures or not document or (document.form is DocumentForm.TABLE and not claim.quote):
        return
    texts = _quoted(claim, document.language or record.about.language, record.about.language)
    needed = {number for _, _, each in _figures(claim) for number in _numbers(each)}
    numbers: set[int] = set()
    for text, language in texts:
        if not needed <= numbers:  # reading a text takes long, and the translation seldom has more
            numbers |= numbers_in(text, language)
    words = folded(" ".join(text for text, _ in texts))
    for measure, index, each in _figures(claim):
        lacking = [number for number in dict.fromkeys(_numbers(each)) if number not in numbers]
        missing = ["none" if number == 0 else f"{number:,}" for number in lacking]
        if each.words and folded(each.words) not in words:
            missing.append(repr(each.words))
        if missing:
            path: Path = ("figures", measure, index)
            what = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in"
            whose = f"the quote of '{claim.id}'{'' if claim.quote else ', which has none'}"
            unread = next((tag for _, tag in texts if not are_words_read(tag)), "")
            yield Flaw(path, f"{what} {whose}", _how_to_quote(lacking, numbers, bool(each.reckoned), unread))


def _how_to_quote(lacking: list[int], numbers: set[int], is_sum: bool, unread: str) -> str:
    """What to do about numbers that a quote does not have; ``numbers`` are those that it has, ``unread`` is its language, if
    number words of that are not read."""
    whole = next((n for number in lacking for n in sorted(numbers) if number and n in _whole_numbers(number)), None)
    if whole:
        return f"the quote has {whole:,}"
    if lacking == [0]:
        return "for what the source said was nobody or nothing, quote how it said so"
    if unread and lacking:
        return UNREAD.format(language=unread)
    return "quote the words that give each" if is_sum else NOT_QUOTED


NOT_QUOTED = "quote the words that give it, or say under 'reckoned' how we summed it"


UNREAD = "number words in '{language}' are not read: give the quote a 'translation' that has the number"


def _whole_numbers(part: int) -> list[int]:
    """The numbers that one may have meant who wrote this one without its magnitude."""
    return [part * magnitude for magnitude in MAGNITUDES.values()]


def _quoted(claim: Claim, language: str, ours: str) -> list[tuple[str, str]]:
    """A claim's quoted words and their translation, each with its language."""
    if not claim.quote:
        return []
    parts = [(part, claim.quote.language or language) for part in claim.quote.text]
    return [*parts, (claim.quote.translation, ours)] if claim.quote.translation else parts


def _numbers(figure: Figure) -> list[int]:
    """The numbers of a figure that the document must have: those of its count, or the terms of our sum, and its parts."""
    own = figure.count.numbers if figure.count else ()
    own = parse_sum(figure.reckoned).numbers if figure.reckoned else own
    return [*own, *(number for part in figure.including for number in part.numbers)]


@rule("reckoned")
def reckoned(claim: Claim, _: Record) -> Iterator[Flaw]:
    """Our sum does not come to the count it explains. `reckoned` holds the counts of the document and their signs:
    `90 + 17 + 2`, or `1 + at least 5` for a count of `at least 6`. Bounds are added as bounds."""
    for measure, index, each in _figures(claim):
        if not each.reckoned:
            continue
        total = parse_sum(each.reckoned)
        if not each.count or (each.count.low, each.count.high) != (total.low, total.high):
            yield Flaw(
                ("figures", measure, index, "reckoned"), f"{each.reckoned} is {total}, and the count says otherwise"
            )
