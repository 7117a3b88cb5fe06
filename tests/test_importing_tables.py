"""Tables in whatever file they lie."""

import pytest

from onrecord.importing import delimited, json_rows, sheets
from onrecord.importing.tables import NoTable, Table
from tests.imports import TABLES


def rows(table: Table) -> list[tuple[object, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    lines = [["id", "word, with a comma", "c"], ["1", "é; ö", "x"], ["2", "قائم", "y"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    table = delimited.read(text.encode(encoding))
    assert (table.columns, table.guessed) == (("id", "word, with a comma", "c"), [])
    assert rows(table) == [("1", "é; ö", "x"), ("2", "قائم", "y")]


FRENCH = ["Général", "école", "hôpital", "à la frontière", "où", "blessés", "déjà"]
POLISH = [
    "Zażółć",
    "gęślą",
    "jaźń",
    "łódź",
    "wojskowi zabici koło Łodzi",
    "Trzech żołnierzy zginęło na północy",
]
ARABIC = ["قتل أربعة أشخاص", "في غارة على بلدة", "قرب الحدود"]
RUSSIAN = ["Убиты четверо солдат", "возле границы", "раненые"]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [(FRENCH, "cp1252"), (FRENCH, "mac_roman"), (POLISH, "cp1250"), (ARABIC, "cp1256"), (RUSSIAN, "cp1251")],
)
def test_another_encoding_is_guessed_and_told_or_given(words: list[str], encoding: str) -> None:
    data = b"id,mot\n" + b"".join(f"{number},{word}\n".encode(encoding) for number, word in enumerate(words))
    table = delimited.read(data)
    assert len(table.guessed) == 1
    assert [word for _, word in rows(table)] == words
    assert [word for _, word in rows(delimited.read(data, encoding))] == words
    with pytest.raises(NoTable, match="no encoding that is known"):
        list(delimited.read(data, "cp99999").rows)


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    table = delimited.read(b'a,b\n1,"two\nlines"\n\n , \n2,x\n')
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("1", "two\nlines")), (6, ("2", "x"))]


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        (b'a,b\n1,2\n3,"x\n4,5\n', 3, "is not closed"),
        (b'a,b\n1,"x"y\n', 2, "text follows a closing quotation mark"),
        (b"", 1, "no names of columns"),
        (b"\n\n", 1, "no names of columns"),
    ],
)
def test_a_table_that_breaks_off_is_told_with_its_line(data: bytes, line: int, why: str) -> None:
    with pytest.raises(NoTable, match=why) as raised:
        list(delimited.read(data, delimiter=",").rows)
    assert raised.value.line == line


def test_what_quotation_marks_do_can_be_told() -> None:
    data = b'a,b\n1,"x"y\n'
    assert rows(delimited.read(data, delimiter=",", quotes=delimited.Quotes.LOOSE)) == [("1", "xy")]
    assert rows(delimited.read(data, delimiter=",", quotes=delimited.Quotes.NONE)) == [("1", '"x"y')]


def test_between_tabs_quotation_marks_are_text_if_they_cannot_be_else() -> None:
    table = delimited.read(b'a\tb\n1\t"Namera" carrier\n')
    assert rows(table) == [("1", '"Namera" carrier')]
    assert len(table.guessed) == 1


def test_headers_that_are_empty_or_come_twice_or_span_lines() -> None:
    assert delimited.read(b"id,,id,name ,\n").columns == ("id", "column 2", "id (2)", "name", "column 5")
    table = delimited.read(b"A title,,\n,Deaths,\nid,low,high\n1,2,3\n", header=(2, 3))
    assert table.columns == ("id", "Deaths low", "Deaths high")
    assert rows(table) == [("1", "2", "3")]


def test_a_sheet_of_a_workbook() -> None:
    table = sheets.read((TABLES / "broken.xlsx").read_bytes(), "Data", (3, 4))
    assert table.columns == ("id", "Deaths low", "Deaths high", "Deaths", "When day", "What words")
    found = {row.line: row.cells for row in table.rows}
    assert found[5] == ("1", "2", "4", "", "2016-01-03", "it burned")
    assert found[6] == ("2", "0.5", "", "", "2016-01-03 14:30:00", "a link")
    assert list(found) == [5, 6, 7, 908]


def test_a_sheet_of_open_office() -> None:
    table = sheets.read((TABLES / "broken.ods").read_bytes())
    assert rows(table) == [("1", "احترق"), ("2", "a, b; c")]


def test_a_workbook_that_is_none_and_a_sheet_that_is_not_there() -> None:
    with pytest.raises(NoTable, match="cannot be read"):
        sheets.read(b"PK\x03\x04")
    with pytest.raises(NoTable, match="did you mean 'Data'"):
        sheets.read((TABLES / "broken.xlsx").read_bytes(), "Datas")


def test_json_and_json_lines() -> None:
    items = '{"id": 1, "at": {"lat": 34.50, "lon": 36}, "who": ["a", "b"]}'
    expected = [("1", "34.50", "36", ("a", "b"), ""), ("2", "", "", "", "TRUE")]
    for table in (
        json_rows.read(f'{{"data": {{"rows": [{items}, {{"id": 2, "ok": true, "at": {{}}}}]}}}}'.encode(), "data.rows"),
        json_rows.read_lines(f'{items}\n\n{{"id": 2, "ok": true}}\n'.encode()),
    ):
        assert table.columns == ("id", "at.lat", "at.lon", "who", "ok")
        assert rows(table) == expected


@pytest.mark.parametrize("data", [b"{", b"[1]", b"[]", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_json_that_is_no_table(data: bytes) -> None:
    with pytest.raises(NoTable):
        json_rows.read(data)
    with pytest.raises(NoTable):
        json_rows.read_lines(b'{"a": 1}\n' + data.replace(b'{"a": 1}', b"1").replace(b"[]", b"1"))
