"""One way of cutting a long list into further pages: by number, from name to name, or by time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from onrecord.record.claims import Claim
from onrecord.record.dates import parse_date
from onrecord.record.references import entry_key
from onrecord.record.times import Begins
from onrecord.speaking import words
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words
from onrecord.telling.page import EntryId, Key
from onrecord.telling.view import View

PARTS_ON_A_PAGE = 24
"""Parts by time that one list leads to one by one; where there are more, it leads to those of a year by a page of that year."""

NOT_KNOWN = (
    message("year not known"),
    message("%(year)s, month not known"),
    message("%(month)s, day not known"),
)
"""What is not known to the year, month or day."""

HEADING = message("%(whole)s: %(part)s")
"""The title of a further page, made of its list's and its own."""

Each = TypeVar("Each")

Beginning = Callable[[EntryId], Begins]
"""What tells when an entry of a list begins."""

LISTS_KEPT = 500
"""Lists cut by time of which the pieces are kept, and their keys: a page asks again for those that its own key was made of, and
after an edit most lists are what they were."""


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """The way to a further page of a list, and how much of it that holds."""

    page: Ref
    number: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The further pages of a list before and after one of them, as far as there are any."""

    before: Ref | None
    after: Ref | None


def beside(key: Key) -> Beside:
    """The further pages before and after one."""
    return Beside(key.before, key.after)


@dataclass(frozen=True, slots=True)
class Piece(Generic[Each]):
    """What one further page of a list holds, where it lies, and what it is called. ``parts``: what it is cut into itself, if it
    is too long."""

    path: str
    label: Words
    items: Sequence[Each]
    parts: Sequence["Piece[Each]"] = ()

    @property
    def whole(self) -> list["Piece[Each]"]:
        """It, and all that it is cut into at any depth."""
        return [self, *(inner for part in self.parts for inner in part.whole)]

    @property
    def leaves(self) -> list["Piece[Each]"]:
        """What it is cut into in the end; itself, if it is not."""
        return [piece for piece in self.whole if not piece.parts]

    @property
    def ref(self) -> FurtherPage:
        """The way to it."""
        return FurtherPage(Ref(words.together(self.label), self.path), len(self.items))

    def key(
        self,
        whole: Ref,
        of: EntryId | None,
        part: str,
        items: Iterable[EntryId] = (),
        detail: str = "",
        heading: str = HEADING,
        shows: Iterable[str] = (),
    ) -> Key:
        """The key of its page, a part of the page ``whole``. ``heading``: the message of its title."""
        title = words.phrase(heading, whole=whole.name, part=self.label)
        return Key(self.path, title, of, part, detail, whole, tuple(items), shows=tuple(shows))


def piece_at(pieces: Sequence[Piece[Each]], path: str) -> Piece[Each]:
    """The piece whose page lies at a path. Raises LookupError if there is none."""
    for piece in pieces:
        if piece.path == path:
            return piece
    raise LookupError(path)


def by_number(items: Sequence[Each], size: int, stem: str) -> list[Piece[Each]]:
    """Pieces of ``size`` in the order of the list, at ``stem`` and a number from 1."""
    return [
        Piece(f"{stem}{number}.md", words.translate("part %(number)s", number=number), items[start : start + size])
        for number, start in enumerate(range(0, len(items), size), 1)
    ]


def place_of_name(ref: Ref) -> tuple[str, str]:
    """What sorts names: the name without capitals, and where it leads, which parts it from others of that name."""
    return ref.name.text.casefold(), ref.path


def by_name(
    items: Sequence[Each],
    size: int,
    stem: str,
    ref: Callable[[Each], Ref],
    place: Callable[[Each], tuple[str, str]] | None = None,
) -> list[Piece[Each]]:
    """Pieces of ``size``, each from one name to another, at ``stem`` and a number from 1.

    ``ref``: gives the name of an item, and where it leads. ``place``: what sorts it by these, where it is known.
    """
    named = sorted(items, key=place or (lambda each: place_of_name(ref(each))))
    pieces = []
    for number, start in enumerate(range(0, len(named), size), 1):
        group = named[start : start + size]
        label = words.phrase("%(first)s … %(last)s", first=ref(group[0]).name, last=ref(group[-1]).name)
        pieces.append(Piece(f"{stem}{number}.md", label, tuple(group)))
    return pieces


def by_time(items: Iterable[EntryId], size: int, stem: str, begins: Beginning) -> Sequence[Piece[EntryId]]:
    """Entries by when they begin, at ``stem`` and the period. ``begins``: when an entry does.

    Years that follow each other share a piece while it has room; so do the months of a year that has too much for one, and
    the days of such a month. What is not known to the year, month or day stays apart, and comes last. Where all of these are
    too many for one list, those of a year are parts of a piece for that year, and those of a month likewise.
    """
    listed = tuple(items)
    return _by_time(listed, tuple(map(begins, listed)), size, stem, PARTS_ON_A_PAGE, spoken().language)


def claims_by_time(view: View, claims: Iterable[Claim], size: int, stem: str) -> Sequence[Piece[EntryId]]:
    """Claims as `by_time` has them, by the time by which they stand in lists (see `Listed`)."""
    return by_time((entry_key("claims", claim.id) for claim in claims), size, stem, claims_begin(view))


def claims_begin(view: View) -> Beginning:
    """What tells when a claim begins, by the time by which it stands in lists (see `Listed`)."""
    times = view.lookups.times
    return lambda claim: times[claim[1]].begins


def in_time(view: View, claims: Sequence[Claim]) -> list[Claim]:
    """Claims in the order of the first days of their times; those of one day, and those of no known day, keep theirs."""
    times = view.lookups.times
    return sorted(claims, key=lambda claim: times[claim.id].begins.first_day or date.max)


def parts_by_time(
    items: Iterable[EntryId], size: int, stem: str, begins: Beginning, path: str
) -> Sequence[Piece[EntryId]]:
    """The parts of the piece of `by_time` at a path, made from its items alone. Raises LookupError if there is none."""
    listed = tuple(items)
    everything = [inner for piece in _tree(listed, map(begins, listed), size, stem) for inner in piece.whole]
    return _fitted(piece_at(everything, path).parts, PARTS_ON_A_PAGE)


def keys_of(
    pieces: Sequence[Piece[EntryId]], whole: Ref, of: EntryId | None, part: str, stem: str, heading: str = HEADING
) -> Sequence[Key]:
    """The keys of pieces by time and of their parts; those that lead to parts have ``stem`` as their detail. All have the title
    of the list, which is ``whole``; each is a part of that or of the piece around it, and leads to those beside it. ``part``,
    ``heading``: as in `Piece.key`."""
    return _keys_of(tuple(pieces), whole, of, part, stem, heading, whole, spoken().language)


@lru_cache(maxsize=LISTS_KEPT)
def _keys_of(
    pieces: tuple[Piece[EntryId], ...],
    whole: Ref,
    of: EntryId | None,
    part: str,
    stem: str,
    heading: str,
    top: Ref,
    language: str,
) -> Sequence[Key]:
    found: list[Key] = []
    refs = [None, *(piece.ref.page for piece in pieces), None]
    for piece, before, after in zip(pieces, refs, refs[2:], strict=False):
        key = piece.key(top, of, part, piece.items, stem if piece.parts else "", heading)
        found.append(replace(key, whole=whole, before=before, after=after))
        if piece.parts:
            inner = Ref(words.together(key.title), key.path)
            found += _keys_of(tuple(piece.parts), inner, of, part, stem, heading, top, language)
    return tuple(found)


@lru_cache(maxsize=LISTS_KEPT)
def _by_time(
    items: tuple[EntryId, ...], begun: tuple[Begins, ...], size: int, stem: str, most: int, _language: str
) -> Sequence[Piece[EntryId]]:
    """As `by_time`, from all that it follows from: so a list is cut once, as long as it is the same."""
    return _fitted(_tree(items, begun, size, stem), most)


def _fitted(pieces: Sequence[Piece[EntryId]], most: int) -> Sequence[Piece[EntryId]]:
    """Pieces cut as finely as one list can lead to all of them, which are ``most``."""
    leaves = tuple(leaf for piece in pieces for leaf in piece.leaves)
    if len(leaves) <= most:
        return leaves
    return tuple(replace(piece, parts=_fitted(piece.parts, most)) for piece in pieces)


def _tree(items: Iterable[EntryId], begun: Iterable[Begins], size: int, stem: str) -> list[Piece[EntryId]]:
    """All pieces, each with its parts. Entries that begin on one day keep their order."""
    dated = sorted(zip(items, begun, strict=True), key=lambda each: each[1].first_day or date.max)
    return list(_pieces(dated, (), size, stem))


def _pieces(
    dated: Sequence[tuple[EntryId, Begins]], known: tuple[str, ...], size: int, stem: str
) -> Iterator[Piece[EntryId]]:
    """Entries of one year or month, which is ``known``, or of all time, in pieces by the shorter times in it."""
    depth = len(known)
    units: dict[str, list[tuple[EntryId, Begins]]] = {}
    unknown: list[tuple[EntryId, Begins]] = []
    for each in dated:
        start = each[1].start
        (units.setdefault(start[depth], []) if len(start) > depth else unknown).append(each)
    for run in _runs(units, size):
        inside = [each for unit in run for each in units[unit]]
        first, last = ("-".join((*known, unit)) for unit in (run[0], run[-1]))
        label, path = _in_words(first, last), f"{stem}-{first if first == last else f'{first}-to-{last}'}.md"
        parts: Sequence[Piece[EntryId]] = ()
        if len(inside) > size and depth + 1 < len(NOT_KNOWN):
            parts = tuple(_pieces(inside, (*known, run[0]), size, stem))
        elif len(inside) > size:
            parts = _numbered(path, label, inside, size)
        yield parts[0] if len(parts) == 1 else Piece(path, label, _items(inside), parts)
    if unknown:
        whole = _in_words("-".join(known)) if known else ""
        label = words.translate(NOT_KNOWN[depth], year=whole, month=whole)
        path = f"{stem}-{'-'.join((*known, 'undated'))}.md"
        parts = _numbered(path, label, unknown, size) if len(unknown) > size else ()
        yield Piece(path, label, _items(unknown), parts)


def _items(dated: Sequence[tuple[EntryId, Begins]]) -> tuple[EntryId, ...]:
    return tuple(item for item, _ in dated)


def _runs(units: Mapping[str, Sequence[object]], size: int) -> Iterator[list[str]]:
    """Times that follow each other, as many together as have room in one piece; one that has too much stands alone."""
    run: list[str] = []
    room = size
    for unit, inside in sorted(units.items()):
        if run and len(inside) > room:
            yield run
            run, room = [], size
        run.append(unit)
        room -= len(inside)
    if run:
        yield run


def _in_words(first: str, last: str = "") -> str:
    """A time, or all from one to another, each as EDTF writes it."""
    return words.date_in_words(parse_date(f"{first}/{last}" if last not in ("", first) else first))


def _numbered(path: str, label: str, dated: Sequence[tuple[EntryId, Begins]], size: int) -> Sequence[Piece[EntryId]]:
    """Entries of one time in numbered parts of it."""
    stem = path.removesuffix(".md")
    return tuple(
        Piece(
            f"{stem}-{number}.md",
            words.translate("%(label)s, part %(number)s", label=label, number=number),
            _items(dated[start : start + size]),
        )
        for number, start in enumerate(range(0, len(dated), size), 1)
    )
