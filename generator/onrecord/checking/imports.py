"""What can be wrong with an import of a table, told on the page of problems with all else: a mapping, a table, a row, a conflict.

It stands here, since the pages know nothing of imports.
"""

PROBLEMS = {
    "import-conflict": "Both the table and somebody by hand have changed an entry since the last import, so nothing is "
    "written. Make the entry what the table now says, or put back what was imported (`git diff` shows "
    "it), and import again.",
    "import-files": "A file that an import wrote can no longer be told apart into its entries. Each entry begins with a "
    "dash and `id:` on one line, and the file holds one list.",
    "unmapped-word": "A cell holds a word that stands neither under its `words` in the mapping nor, for a label or a "
    "measure, in the record. Add it to `words`, or let new words in with `--new-words allow`, which lists "
    "them.",
    "unread-number": "A cell holds no number as the mapping says that numbers are written.",
    "unread-date": "A cell holds no date as the mapping says that dates are written; or 1970-01-01, which programs write "
    "that knew none; or a time that ends before it begins.",
    "impossible-range": "The lowest number of a range is above its best or its highest. Somebody mistyped one, or columns are "
    "mixed up.",
    "unread-point": "A cell holds no point, or one that is not on the Earth, or one of the two numbers alone. If it would "
    "be one with its numbers the other way round, the message says so.",
    "bad-lock": "The file `import.lock` of an import is not what was written. Take it from the last commit: it knows "
    "which entries were made of which rows.",
    "mapping": "A mapping for an import is not what `onrecord import` can work with; the message says why. What "
    "stands in one is told under “Import a table”.",
    "unknown-column": "A mapping names a column, or a table, that is not there. Look at the header of the table: case and "
    "signs count.",
    "several-of-a-name": "Several entries of the record have the name that a cell holds. Say under `known` in the mapping "
    "which is meant.",
    "missing-row-id": "A row has no id in the column that `id` of its table names.",
    "repeated-row": "Two rows have the same id, or several rows of a joined table belong to one that can have only one. "
    "`many: true` lets several belong to one.",
    "cells-of-row": "A row has more or fewer cells than the table has columns: most often a sign that parts cells stands "
    "inside one that is not in quotation marks.",
    "uneven-lists": "Lists that are gone through side by side (`each: [<a>, <b>]`) are of different lengths, so nobody "
    "knows what belongs to what.",
    "several-words": "A cell that names a key holds a list.",
    "formula": "A cell holds a formula, or an error of a spreadsheet, and no value. Save the table with its values.",
    "encoding": "A cell holds bytes or letters that come of reading the table in a wrong encoding. `encoding` or "
    "`mend` of the mapping tell the right one.",
    "bad-table": "The file is not a table of the kind that its name says, or breaks off: a quotation mark that is not "
    "closed, a sheet that is not there, JSON that is none.",
    "guessed-table": "The encoding of a table, or what quotation marks do in it, was found by how it looks, which can go "
    "wrong. Look at names with accents, and write `encoding` or `quotes` beside `file` in the mapping.",
}
"""Every code that an import gives and the check of a record does not, with how to mend it."""
