"""Imports of tables: rows become entries that `check` accepts, whole or not at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import errors
from onrecord.generate import check
from onrecord.importing.again import Fate
from onrecord.record.draft import Draft
from tests.imports import TABLES, Project, csv_text, told

ENTRIES = """
sources:
  - id: coder
    name: A coder
    kind: data-set
documents:
  - id: table
    title: A table
    publisher: coder
    form: table
claims:
  - id: row-<id>
    source: coder
    document: table
    locator: row <id>
"""


def mapping(cells: str = "", claim: str = "", settings: str = "", tables: str = "", more: str = "") -> str:
    """A mapping of one table, with further lines for its cells, its claim, its settings, other tables, and whatever else."""
    cells = f"    cells:\n{_indented(cells, 6)}" if cells else ""
    head = f"import: made-up\ntables:\n  t:\n    file: t.csv\n    id: <id>\n{_indented(settings, 4)}{cells}{_indented(tables, 2)}"
    return f"{head}{more}{ENTRIES}{_indented(claim, 4)}"


def _indented(lines: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in lines.strip("\n").split("\n") if line)


def checked(project: Project) -> Draft:
    """The record of a project, which must hold."""
    found = check(project.record)
    assert not errors(found.diagnostics)
    return found.draft


def claim_of(text: str, table: str | bytes, **options: Any) -> dict[str, Any]:
    """The one claim that a mapping makes of a table."""
    project = Project(text, **options)
    found = project.run(t_csv=table)
    assert told(found) == []
    claims = checked(project).record.claims.values()
    (claim,) = claims
    return claim.model_dump(by_alias=True, exclude_defaults=True, mode="json")


def refused(text: str, table: str | bytes, **options: Any) -> list[str]:
    """Why rows of a table are refused; and nothing of them may be left."""
    project = Project(text, **options)
    found = project.run(t_csv=table)
    lines = told(found)
    if not found.problems:
        record = checked(project).record
        assert len(record.claims) == found.read - len(found.rejected)
    return lines


KILLED = mapping(claim="figures: {killed: <dead>}")


# What stands in brackets


def test_a_cell_stands_where_its_column_does() -> None:
    assert claim_of(KILLED, "id,dead\n7,12\n") == {
        "id": "row-7",
        "source": ["coder"],
        "document": "table",
        "locator": "row 7",
        "figures": {"killed": [{"count": "12"}]},
    }


def test_what_is_not_known_is_left_out_and_takes_with_it_what_says_nothing_alone() -> None:
    text = mapping(
        settings="unknown: [n/a]",
        claim="""
says: it burned
made: <day>
role: <a> of <b>
locations: [{at: {name: <place>}, precision: <how>}]
figures: {killed: [{count: <dead>, of: people}]}
""",
    )
    claim = claim_of(text, "id,day,a,b,place,how,dead\n1,,x,n/a,,exact,n/a\n")
    assert set(claim) == {"id", "source", "document", "locator", "says"}


@pytest.mark.parametrize(("cells", "expected"), [("xy", "x"), (["", "y"], "y"), ("", "it | burned")])
def test_the_first_of_several_that_is_known(cells: str, expected: str) -> None:
    text = mapping(claim="says: <a|b|'it | burned'>")
    assert claim_of(text, csv_text("id,a,b", ["1", *cells]))["says"] == expected


def test_a_column_may_have_any_name() -> None:
    table = "id,the coder's | word\n1,it burned\n"
    assert claim_of(mapping(claim="says: <the coder's | word>"), table)["says"] == "it burned"


def test_what_was_mistyped_is_told_at_its_place_with_what_may_be_meant() -> None:
    text = mapping(claim="sayz: <dead>\nfigures: {killed: {count: <deed>, off: people}}\nrole: <t2.x>")
    assert refused(text, "id,dead\n1,2\n") == [
        "imports/map.yml:21:5: unknown key 'sayz' (did you mean 'says'?) [unknown-key]",
        "imports/map.yml:22:31: table 't' has no column 'deed' (did you mean 'dead'?) [unknown-column]",
        "imports/map.yml:22:39: unknown key 'off' (did you mean 'of'?) [unknown-key]",
        "imports/map.yml:23:11: table 't' has no column 't2.x' (it has id, dead) [unknown-column]",
    ]


def test_settings_are_held_to_their_model() -> None:
    text = mapping("a: {dat: day month year}\nb: {date: dd/mm/yyyy}\nc: {number: 12.5}", settings="fiel: x")
    assert [line.split(" [")[0] for line in refused(text, "id\n1\n")] == [
        "imports/map.yml:6:5: unknown key 'fiel' (did you mean 'file'?)",
        "imports/map.yml:8:11: unknown key 'dat' (did you mean 'date'?)",
        "imports/map.yml:9:17: this is the order of the words day, month and year: day month year",
        "imports/map.yml:10:19: numbers are written like one of 1,234.5, 1.234,5, 1 234,5, 1 234.5, 1'234.5, 1'234,5",
    ]


def test_a_text_that_a_comment_may_have_cut_is_refused() -> None:
    assert refused(mapping(claim="says: row#<id>"), "id\n1\n") == []
    assert "cut-text" in refused(mapping(claim="says: <id> of # the table"), "id\n1\n")[0]


def test_a_row_leads_to_itself_in_the_original() -> None:
    text = mapping(claim='says: x\nurl: "https://example.org/table.csv#row=<id>"')
    found = claim_of(text, "id\n17\n")
    assert (found["locator"], found["url"]) == ("row 17", "https://example.org/table.csv#row=17")
    assert "bad-url" in refused(text, csv_text("id", ["a b"]))[0]


# How cells are read

CELLS = [
    ('a: {number: "1,234.5"}', ["1,251"], "1251"),
    ('a: {number: "1.234,5"}', ["1.251"], "1251"),
    ('a: {number: "1 234,5"}', ["1\u202f251,0"], "1251"),
    ("a: {words: {1: 10, 2: 20}}", ["2"], "20"),
    ("a: {from: <b>, match: '^about ([0-9]+)'}", ["x", "about 20 (est.)"], "20"),
    ("a: {match: '[0-9]+', otherwise: unknown}", ["many"], None),
    ('a: {unknown: ["-99"]}', ["-99"], None),
    ("a: {range: [<b>, <c>, <d>]}", ["", "2", "4", "6"], "4 (2-6)"),
    ("a: {range: [<b>, <c>, <d>]}", ["", "4", "4", "4"], "4"),
    ("a: {range: [<b>, <c>]}", ["", "2", "6"], "2-6"),
    ("a: {from: <b>, only: {c: 0}}", ["", "5", "0"], "5"),
    ("a: {from: <b>, only: {c: [0, 1]}}", ["", "5", "2"], None),
]


@pytest.mark.parametrize(("cell", "row", "expected"), CELLS)
def test_a_count_is_read_as_the_mapping_says(cell: str, row: list[str], expected: str | None) -> None:
    claim = claim_of(mapping(cell, "says: x\nfigures: {killed: <a>}"), csv_text("id,a,b,c,d", ["1", *row]))
    assert claim.get("figures") == (expected and {"killed": [{"count": expected}]})


DATES = [
    ("a: {date: day month year}", ["3/4/2016"], "2016-04-03"),
    ("a: {date: month day year}", ["3/4/2016"], "2016-03-04"),
    ("a: {date: month day year}", ["August 31, 2021"], "2021-08-31"),
    ("a: {date: day month year}", ["٣١ أغسطس ٢٠٢١"], "2021-08-31"),
    ("a: {date: day month year}", ["2016-04-03"], "2016-04-03"),
    ("a: {date: year month day}", ["2016-04-03 00:00:00.000"], "2016-04-03"),
    ("a: {date: year month day}", ["2016-04-03T14:30"], "2016-04-03T14:30"),
    ("a: {date: month year}", ["Aug 2021"], "2021-08"),
    ("a: {period: [<b>, <c>]}", ["", "2016-01-01", "2016-01-03"], "2016-01-01/2016-01-03"),
    ("a: {period: [<b>, <c>]}", ["", "2016-01-01", "2016-01-01"], "2016-01-01"),
    ("a: {between: [<b>, <c>]}", ["", "2016-01-01", "2016-01-03"], "[2016-01-01..2016-01-03]"),
]


@pytest.mark.parametrize(("cell", "row", "expected"), DATES)
def test_a_date_is_read_in_the_order_that_is_stated(cell: str, row: list[str], expected: str) -> None:
    assert claim_of(mapping(cell, "says: x\nwhen: <a>"), csv_text("id,a,b,c", ["1", *row]))["when"] == expected


POINTS = [
    ("point: [<b>, <c>]", "", "34.5,36.123456789012", [34.5, 36.12345679]),
    ("point: [<b>, <c>]", 'b: {number: "1.234,5"}', '"34,5",36', [34.5, 36]),
    ("point: <b>", "b: {point: latitude longitude}", '"34.5, 36.25",', [34.5, 36.25]),
    ("point: <b>", "b: {match: '[(](.*)[)]', point: longitude latitude}", "POINT (36.25 34.5),", [34.5, 36.25]),
]


@pytest.mark.parametrize(("where", "cells", "row", "expected"), POINTS)
def test_a_point_of_one_cell_or_of_two(where: str, cells: str, row: str, expected: list[float]) -> None:
    text = mapping(cells, f"says: x\nlocations: [{{at: {{name: A}}, {where}}}]")
    assert claim_of(text, f"id,b,c\n1,{row}\n")["locations"] == [{"at": "a", "point": expected}]


SPOT = mapping("", "says: x\nlocations: [{at: {name: A}, point: [<a>, <b>]}]")
PAIRS = mapping(
    "a: {split: ;}\nb: {split: ;}", "says: x\nbasis: [{each: [<a>, <b>], source: {name: <a>}, via: [{name: <b>}]}]"
)
TYPE = mapping("", "says: x\nlabels: {type: <a>}")
REFUSED = [
    (KILLED, "id,dead\n,2\n", "2 id: has no id [missing-row-id]"),
    (KILLED, "id,dead\n1,2\n1,3\n", "3 id: has the id '1', as the row of line 2 has [repeated-row]"),
    (KILLED, "id,dead\na b,2\nA-b,3\n", "[repeated-id]"),
    (KILLED, "id,dead\n1,2,3\n", "2 : has 1 cell more than the header [cells-of-row]"),
    (KILLED, "id,dead\n1\n", "2 : has 1 cell fewer than the header [cells-of-row]"),
    (KILLED, "id,dead\n1,=SUM(A1:A3)\n", "2 dead: is a formula and no value: =SUM(A1:A3) [formula]"),
    (KILLED, "id,dead\n1,#REF!\n", "2 dead: is an error of a spreadsheet, #REF! [formula]"),
    (KILLED, "id,dead\n1,4%\n", "[bad-count]"),
    (KILLED, "id,dead\n1,\n", "[says-nothing]"),
    (mapping("x: {range: [<a>, <b>]}", "figures: {killed: <x>}"), "id,a,b\n1,9,2\n", "[impossible-range]"),
    (mapping("x: {date: day month year}", "says: x\nmade: <x>"), "id,x\n1,1/1/16\n", "[unread-date]"),
    (mapping("x: {date: day month year}", "says: x\nmade: <x>"), "id,x\n1,1/1/1970\n", "2 x: is 1970-01-01"),
    (mapping("x: {date: month day year}", "says: x\nmade: <x>"), "id,x\n1,31/1/2016\n", "[unread-date]"),
    (mapping("x: {period: [<a>, <b>]}", "says: x\nwhen: <x>"), "id,a,b\n1,2016-02-01,2016-01-01\n", "is reversed"),
    (mapping("", "says: x\nmade: <x>"), "id,x\n1,7 Aug 2016\n", "[bad-date]"),
    (
        SPOT,
        "id,a,b\n1,120.5,36\n",
        "likely latitude and longitude are swapped",
    ),
    (SPOT, "id,a,b\n1,0,0\n", "[unread-point]"),
    (
        SPOT,
        "id,a,b\n1,34,\n",
        "one number of a point",
    ),
    (
        mapping("", "says: x\nlocations: [{at: {name: A, within: {name: Syria, kind: country}}, point: [<a>, <b>]}]"),
        "id,a,b\n1,36.7,34.8\n",
        "[point-swapped]",
    ),
    (mapping("", "says: x\nbasis: [{document: {url: <a>}}]"), "id,a\n1,https:///x\n", "[bad-url]"),
    (
        mapping("a: {words: {x: y}}", "says: <a>"),
        "id,a\n1,z\n",
        "2 a: holds the word 'z', which is not among its words [unmapped-word]",
    ),
    (
        mapping("", "says: x\nlabels: {type: <a>}"),
        "id,a\n1,z\n",
        "2 a: holds 'z', which would be a new value of label type in the record [unmapped-word]",
    ),
    (
        mapping("", "figures: {<a>: 2}"),
        "id,a\n1,maimed\n",
        "2 a: holds 'maimed', which would be a new measure in the record [unmapped-word]",
    ),
    (mapping("", "says: x\nfor: {name: A, kind: <a>}"), "id,a\n1,goverment\n", "[unknown-value]"),
    (mapping("", "says: <a>"), "id,a\n1,caf√©\n", "2 a: is UTF-8 that was read as mac_roman: it should be 'café'"),
    (mapping("", "says: <a>"), "id,a\n1,said \u202ex\n", "2 a: cannot stand in a record: character U+202E"),
    (
        mapping(
            "a: {split: ;}\nb: {split: ;}",
            "says: x\nbasis: [{each: [<a>, <b>], source: {name: <a>}, via: [{name: <b>}]}]",
        ),
        "id,a,b\n1,x;y,z\n",
        "[uneven-lists]",
    ),
    (
        mapping("", "says: x\nevent: <a>"),
        "id,a\n1,e9\n",
        "refers to 'e9' of events, which does not exist [unknown-reference]",
    ),
]


@pytest.mark.parametrize(("text", "table", "expected"), REFUSED, ids=[expected for _, _, expected in REFUSED])
def test_a_row_is_refused_whole_with_its_cell_and_the_reason(text: str, table: str, expected: str) -> None:
    assert expected in refused(text, table)[0]
    assert len(refused(text, table)) == 1


def test_a_broken_byte_loses_its_row_and_no_other() -> None:
    rows = b"".join(b"%d,\xc3\xa9\n" % number for number in range(2, 30))
    lines = refused(mapping(claim="says: <a>"), b"id,a\n1,caf\x8e\n" + rows)
    assert lines == ["2 a: holds bytes that are not of the table's encoding [encoding]"]


def test_a_link_of_a_spreadsheet_is_its_text() -> None:
    table = 'id,a\n1,"=HYPERLINK(""https://a.example/1"",""it burned"")"\n'
    assert claim_of(mapping(claim="says: <a>"), table)["says"] == "it burned"


def test_text_that_was_read_in_a_wrong_encoding_is_mended_if_the_mapping_says_so() -> None:
    assert claim_of(mapping(settings="mend: mac_roman", claim="says: <a>"), "id,a\n1,caf√©\n")["says"] == "café"


def test_a_zero_beside_what_is_unknown_is_no_stated_zero() -> None:
    text = mapping(
        claim="figures: {killed: [{count: <best>}, {count: <civilians>, of: civilians, only: {unknown: 0}}]}"
    )
    assert claim_of(text, "id,best,civilians,unknown\n1,5,0,5\n")["figures"] == {"killed": [{"count": "5"}]}
    with_zero = claim_of(text, "id,best,civilians,unknown\n1,5,0,0\n")["figures"]
    assert with_zero == {"killed": [{"count": "5"}, {"count": "0", "of": "civilians"}]}


def test_words_of_the_record_are_known_and_new_ones_are_let_in_if_asked_and_listed() -> None:
    text = mapping(claim="says: x\nlabels: {type: <a>}")
    project = Project(text, new_words=True)
    found = project.run(t_csv="id,a\n1,raid\n2,raid\n")
    assert found.new_words == {("label type", "raid"): 2}
    project.options = Project(text).options
    assert told(project.run(t_csv="id,a\n1,raid\n3,raid\n4,siege\n")) == [
        "4 a: holds 'siege', which would be a new value of label type in the record [unmapped-word]"
    ]


# Names

NAMED = "says: x\nbasis: [{each: <who>, source: {name: <who>}}]"
PEOPLE = {
    "docs/record/people.yml": b"sources:\n- {id: observatory, name: The Observatory, aliases: [SOHR]}\n"
    b"- {id: a1, name: Ali}\n- {id: a2, name: Ali}\n"
}


def test_spellings_that_may_differ_are_one_source_with_aliases() -> None:
    project = Project(mapping(claim=NAMED, more="fold: [case, space, marks]\n"))
    project.run(t_csv="id,who\n1,Café  Noir\n2,cafe noir\n3, CAFÉ NOIR \n")
    sources = checked(project).record.sources
    assert sources["cafe-noir"].name == "Café Noir"
    assert sources["cafe-noir"].aliases == ("cafe noir", "CAFÉ NOIR")
    assert len(sources) == 2


def test_without_fold_they_are_two_and_their_ids_are_told_apart() -> None:
    project = Project(mapping(claim=NAMED))
    project.run(t_csv="id,who\n1,Sohr\n2,SOHR\n")
    assert {"sohr", "sohr-2"} <= set(checked(project).record.sources)


def test_the_record_is_the_memory_of_names() -> None:
    project = Project(mapping(claim=NAMED, more="fold: case\n"), PEOPLE)
    found = project.run(t_csv="id,who\n1,sohr\n2,Ali\n")
    assert told(found) == [
        "3 : 'Ali' is the name of several sources of the record, a1 and a2: say which under 'known' [several-of-a-name]"
    ]
    record = checked(project).record
    assert record.claims["row-1"].basis[0].source == "observatory"
    assert record.sources["observatory"].aliases == ("SOHR",)


def test_the_mapping_says_which_of_several_is_meant() -> None:
    project = Project(mapping(claim=NAMED, more="known: {sources: {Ali: a2}}\n"), PEOPLE)
    assert told(project.run(t_csv="id,who\n1,Ali\n")) == []
    assert checked(project).record.claims["row-1"].basis[0].source == "a2"


def test_a_name_in_any_script_has_an_id() -> None:
    project = Project(mapping(claim=NAMED))
    project.run(t_csv="id,who\n1,مرصد\n2,？\n")
    assert {"mrsd", "source"} <= set(checked(project).record.sources)


PLACES = "says: x\nlocations: [{at: {name: <place>, within: {name: <district>, kind: district, within: {name: <province>}}}}]"


def test_places_of_one_name_in_two_provinces_are_two_and_one_within_itself_is_one() -> None:
    project = Project(mapping(claim=PLACES))
    project.run(t_csv="id,place,district,province\n1,Tall,,Homs\n2,Tall,D,Hama\n3,Homs,,Homs\n4,,D,Hama\n5,,,\n")
    record = checked(project).record
    assert {each.id: each.within for each in record.locations.values()} == {
        "homs": (),
        "tall": ("homs",),
        "hama": (),
        "d": ("hama",),
        "tall-2": ("d",),
    }
    places = [claim.locations and claim.locations[0].location for claim in record.claims.values()]
    assert places == ["tall", "tall-2", "homs", "d", None]


def test_a_row_that_is_refused_leaves_no_name_behind() -> None:
    project = Project(mapping(claim=f"{NAMED}\nmade: <day>"))
    found = project.run(t_csv="id,who,day\n1,Nobody,soon\n2,Somebody,2016\n")
    assert len(found.rejected) == 1
    assert set(checked(project).record.sources) == {"coder", "somebody"}


def test_what_a_later_row_knows_of_a_name_is_added_and_what_it_tells_otherwise_is_told() -> None:
    project = Project(mapping(claim="says: x\nfor: {name: <who>, kind: <kind>}"))
    found = project.run(t_csv="id,who,kind\n1,A,\n2,A,media\n3,A,person\n")
    assert checked(project).record.sources["a"].kind == "media"
    assert found.differing == [("sources", "a", "kind")]


# Tables that belong together

JOINED = """
import: joined
tables:
  claims: {file: claims.csv, id: <id>}
  figures:
    {file: figures.csv, joins: claims, by: {claim: <id>}, many: true, cells: {what: {words: {dead: killed, hurt: injured}}}}
  extra: {file: extra.csv, joins: claims, by: {claim: <id>}}
  sources: {file: sources.csv, id: <id>}
documents:
  - {id: table, title: A table, form: table}
sources:
  - from: sources
    id: <id>
    name: <name>
    part_of: <whole>
    may_be: <twin>
claims:
  - from: claims
    id: <id>
    source: <source>
    document: table
    says: <extra.words|'it burned'>
    figures:
      each: figures
      <what>: {count: <count>, of: <figures.whom>}
    relations: {revises: <revises>}
"""
JOINED_TABLES = {
    "claims.csv": b"id,source,revises\nc1,clerk,\nc2,clerk,c1\n",
    "figures.csv": b"claim,what,count,whom\nc1,dead,2,men\nc1,dead,3,women\nc1,hurt,4,\nc9,dead,1,\n",
    "extra.csv": b"claim,words\nc2,it smoked\n",
    "sources.csv": b"id,name,whole,twin\nclerk,A clerk,office,keeper\nkeeper,A keeper,,clerk\noffice,The office,,\n",
}


def test_joined_tables_and_rows_that_refer_to_later_ones() -> None:
    project = Project(JOINED)
    found = project.run_files(JOINED_TABLES)
    assert told(found) == []
    record = checked(project).record
    assert record.sources["clerk"].part_of == "office"
    assert record.sources["clerk"].may_be == ("keeper",)
    figures = record.claims["c1"].model_dump(exclude_defaults=True)["figures"]
    counts = {of: [(str(each["count"]), each.get("of")) for each in several] for of, several in figures.items()}
    assert counts == {"killed": [("2", "men"), ("3", "women")], "injured": [("4", None)]}
    assert [claim.says for claim in record.claims.values()] == ["it burned", "it smoked"]
    assert record.claims["c2"].relations.revises == ("c1",)
    assert found.left_over == {"figures": 1, "extra": 0}


def test_a_table_that_breaks_off_is_told_with_its_name_and_nothing_is_imported() -> None:
    found = Project(JOINED).run_files(JOINED_TABLES | {"claims.csv": b'id,source,revises\nc1,"clerk,\n'})
    assert not found.files
    assert [line.partition(": ")[0] for line in told(found)] == ["imports/claims.csv:2:1"]


def test_two_rows_where_one_belongs_are_refused() -> None:
    found = Project(JOINED).run_files(JOINED_TABLES | {"extra.csv": b"claim,words\nc2,x\nc2,y\n"})
    assert told(found) == ["3 : belongs to several rows of 'extra' (lines 2 and 3) [repeated-row]"]


def test_rows_in_a_circle_are_refused_and_what_refers_to_them() -> None:
    sources = b"id,name,whole,twin\nclerk,A clerk,office,\nkeeper,A keeper,clerk,\noffice,The office,keeper,\n"
    project = Project(JOINED)
    found = project.run_files(JOINED_TABLES | {"sources.csv": sources})
    assert {each.code for each in found.rejected} == {"circle", "unknown-reference"}
    assert not checked(project).record.claims


def test_a_row_that_refers_to_a_refused_one_is_refused() -> None:
    project = Project(JOINED)
    found = project.run_files(JOINED_TABLES | {"claims.csv": b"id,source,revises\nc2,clerk,c1\nc1,nobody,\n"})
    assert {each.code for each in found.rejected} == {"unknown-reference"}
    assert len(found.rejected) == 2


# The tables of real life, and of chance


def real(name: str, **options: Any) -> Project:
    return Project((TABLES / f"{name}.yml").read_text("utf-8"), **options)


def files(*names: str) -> dict[str, bytes]:
    return {name: (TABLES / name).read_bytes() for name in names}


def test_events_of_ucdp() -> None:
    project = real("ucdp")
    found = project.run_files(files("ucdp.csv"))
    assert {each.code for each in found.rejected} == {"impossible-range"}
    assert found.read == len(found.rejected) + len(checked(project).record.claims) == 47
    record = checked(project).record
    assert {claim.source for claim in record.claims.values()} == {("ucdp",)}
    assert record.sources["civilians"].kind == "people"
    assert record.sources["government-of-syria"].kind == "government"
    assert "WAHA Report" in (record.sources["waha-report"].name, *record.sources["waha-report"].aliases)


def test_the_handbook_shows_that_mapping() -> None:
    handbook = (TABLES.parent.parent / "docs" / "handbook" / "importing.md").read_text("utf-8")
    assert f"```yaml\n{(TABLES / 'ucdp.yml').read_text('utf-8')}```" in handbook


def test_incidents_of_the_iom() -> None:
    project = real("iom", new_words=True)
    found = project.run_files(files("iom.csv"))
    assert {each.code for each in found.rejected} == {"unread-point"}
    assert all("swapped" in each.message for each in found.rejected)
    assert len(checked(project).record.claims) == found.read - len(found.rejected)


def test_strikes_in_lebanon_in_arabic() -> None:
    project = real("lebanon")
    found = project.run_files(files("lebanon-places.csv", "lebanon-titles.tsv"))
    assert found.rejected == []
    quotes = [claim.quote.text[0] for claim in checked(project).record.claims.values() if claim.quote]
    assert any('"نميرا"' in quote for quote in quotes)


NUMBERS = ["", "0", "4", "1,251", "10-15", "-90", "36.5", "181", "none", "2016-01-01", "1970-01-01"]
NAMES = ["Ali", "ALI ", "علي", "a;b;;a", "unnamed", "x" * 80, "https://a.example/x", "https:///"]
ODD = ["=A1", "#N/A", "a # b", "“x", "killed 4", "<id>", "\u202e", "a\nb", "'", '"', "~"]
cell_texts = st.sampled_from([*NUMBERS, *NAMES, *ODD])


@given(st.lists(st.tuples(*[cell_texts] * 7), max_size=8), st.booleans())
def test_whatever_a_table_holds_what_is_imported_holds(rows: list[tuple[str, ...]], new_words: bool) -> None:
    claim = """
made: <a>
says: <b>
quote: <c>
locations: [{at: {name: <d>, within: {name: <e>}}, point: [<f>, <g>]}]
figures: {killed: [{count: <f>, of: <g>}, {words: <c>}]}
basis: [{each: <e>, source: {name: <e>, kind: media}, document: {url: <d>}}]
labels: {type: <g>}
"""
    text = mapping("e: {split: ;}", claim, more="fold: [case, space]\n")
    table = csv_text("id,a,b,c,d,e,f,g", *([str(number), *row] for number, row in enumerate(rows)))
    project = Project(text, new_words=new_words)
    found = project.run(t_csv=table)
    assert found.problems == []
    record = checked(project).record
    assert len(record.claims) == found.read - len(found.rejected)
    again = project.run(t_csv=table)
    assert set(again.fates) <= {Fate.SAME}
    assert len(again.rejected) == len(found.rejected)
