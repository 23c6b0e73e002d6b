"""The form of a table as a value: its columns, its parts, its numbers, and whose bodies are meant.

Guangxi's is one instance, in ``data/form.toml``. Another layout of the same kind needs a file of
its own and no change of the source.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os import PathLike
from typing import Any, Literal, get_args

from attrs import field, frozen

from gxfta_measures.batchfile.checks import check_home
from gxfta_measures.errors import Code, Finding, InvalidDocument
from gxfta_measures.findings import WHOLE_FILE, Findings, sift
from gxfta_measures.system.files import read_file
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.memory import once
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import read_bytes
from gxfta_measures.terms import MeasureType, PrintedColumn
from gxfta_measures.text import BLANKS

Numbers = Literal["part", "through", "none"]
_NUMBERS: tuple[Numbers, ...] = get_args(Numbers)
_KEYS = frozenset({"home", "numbers", "optional", "columns", "parts"})
_BLANK = re.compile(BLANKS)
_NUMBER = re.compile(r"[(（]?(\d{1,4})[)）.．、]?")
_ORDINAL = r"(?:[(（]?[一二三四五六七八九十]+[)）]?、?|第[一二三四五六七八九十]+部分[、：:]?)"
_NEEDED = (PrintedColumn.TITLE, PrintedColumn.CONTENT)
_FEWEST = 2  # headings beside that of the titles that make a row the header


@frozen(kw_only=True)
class Form:
    r"""How the annexes of one kind are laid out.

    Attributes:
        columns: What is printed over each column, the usual heading first.
        optional: The columns that a document may do without.
        parts: What the heading of a part says, and the type of the measures in it.
        all: The type of all measures, where there are no parts.
        numbers: Whether each part counts from 1, the numbers run on, or there are none.
        home: Whose 自治区 and 全区 are meant; None: nobody's.

    >>> guangxi().column("复制推广\n责任单位")
    <PrintedColumn.RESPONSIBLE: 'responsible'>
    >>> guangxi().is_part("（二）最佳实践案例"), guangxi().is_part("一、总体要求")
    (True, False)
    """

    columns: Mapping[PrintedColumn, tuple[str, ...]] = field(hash=False)
    optional: frozenset[PrintedColumn] = frozenset()
    parts: Mapping[str, MeasureType] = field(factory=dict, hash=False)
    all: MeasureType | None = None
    numbers: Numbers = "part"
    home: str | None = None

    def column(self, text: str) -> PrintedColumn | None:
        """The column that a cell is the heading of."""
        printed = _BLANK.sub("", text)
        return next((column for column, words in self.columns.items() if printed in words), None)

    def is_header(self, texts: Iterable[str]) -> bool:
        """Whether the cells of a row are the headings of the columns."""
        found = {self.column(text) for text in texts} - {None}
        return PrintedColumn.TITLE in found and len(found) > min(_FEWEST, len(self.columns) - 1)

    def is_part(self, text: str) -> bool:
        """Whether a text is the heading of a part: it counts its measures, or has its name."""
        return bool(self._part.fullmatch(text))

    @cached_property
    def _part(self) -> re.Pattern[str]:
        names = "|".join(map(re.escape, self.parts)) or "(?!)"
        counted = r"[^，。；]{2,20}[(（]共?\d{1,4}[项个条][)）]"
        return re.compile(rf"{_ORDINAL}(?:{counted}|[^，。；]{{0,6}}(?:{names}))")

    def number(self, text: str) -> int | None:
        """The number that a cell prints, whatever stands around it; None if it is none."""
        printed = _NUMBER.fullmatch(text)
        return int(printed[1]) if printed else None

    def begins_row(self, text: str) -> bool:
        """Whether a row begins with this cell, where nothing else tells one from the next."""
        first = next(iter(self.columns))
        return self.number(text) is not None or self.is_part(text) or self.column(text) is first


@once
def guangxi() -> Form:
    """The form of Guangxi's annexes.

    >>> guangxi().home
    '广西'
    """
    return _read(read_bytes("form.toml"), "form.toml")


def read_form(path: str | PathLike[str]) -> Form:
    r"""The form that a TOML file describes, as ``data/form.toml`` does.

    Args:
        path: The file.

    Raises:
        InvalidDocument: It describes none; all that is wrong is listed.

    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile(suffix=".toml") as file:
    ...     _ = file.write('parts.all = "case"\ncolumns.number = ["序"]\n'.encode())
    ...     _ = file.write('columns.title = ["甲"]\n'.encode())
    ...     _ = file.write('columns.content = ["乙"]'.encode())
    ...     file.flush()
    ...     read_form(file.name).all
    <MeasureType.CASE: 'case'>
    """
    return _read(read_file(path, Limit.FILE.most), str(path))


def _read(content: bytes, source: str) -> Form:
    try:
        value = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = Phrase("no TOML in UTF-8: byte {start} is none of it", start=error.start)
        finding = Finding(WHOLE_FILE, message, Code.DAMAGED)
        raise InvalidDocument(source, (finding,)) from error
    except (ValueError, RecursionError) as error:  # of TOML, of endless numbers, of deep nesting
        raise InvalidDocument(source, (_no_toml(error),)) from error
    form, findings = sift(_form(value))
    if form is None or findings:
        raise InvalidDocument(source, findings)
    return form


def _no_toml(error: ValueError | RecursionError) -> Finding:
    """Where it cannot be read, which Python says in its sentence only."""
    place: str = WHOLE_FILE
    is_cut = isinstance(error, tomllib.TOMLDecodeError)
    reason = Phrase("it ends too early") if is_cut else Phrase("it cannot be read any further")
    if found := re.search(r"line (\d+), column (\d+)", str(error)):
        place = Phrase("line {line}, column {column}", line=found[1], column=found[2])
        reason = Phrase("it cannot be read any further")
    return Finding(place, Phrase("no TOML: {reason}", reason=reason), Code.DAMAGED)


def _form(value: dict[str, Any]) -> Findings[Form | None]:
    """The form of a TOML file, with everything that is wrong in it."""
    for key in sorted(set(value) - _KEYS):
        message = Phrase("unknown field; use {names}", names=", ".join(sorted(_KEYS)))
        yield Finding(key, message, Code.UNKNOWN_FIELD)
    columns = yield from _columns(value.get("columns"))
    optional = yield from _optional(value.get("optional", []))
    parts, every = yield from _parts(value.get("parts"))
    numbers, home = value.get("numbers", "part"), value.get("home")
    yield from _numbers(numbers, value.get("columns"))
    if home is None or isinstance(home, str):
        yield from check_home("home", home)
    else:
        message = Phrase("{value!r} is no name of a province", value=home)
        yield Finding("home", message, Code.VALUE)
    if not columns or not (parts or every):
        return None
    return Form(
        columns=columns, optional=optional, parts=parts, all=every, numbers=numbers, home=home
    )


def _numbers(numbers: object, columns: object) -> Iterator[Finding]:
    if numbers not in _NUMBERS:
        message = Phrase(
            "{value!r} is none of {words}", value=str(numbers), words=", ".join(_NUMBERS)
        )
        yield Finding("numbers", message, Code.VALUE)
    elif isinstance(columns, dict) and (numbers == "none") == (PrintedColumn.NUMBER in columns):
        message = Phrase(
            "say {word} where there is no column of numbers, and only there", word="none"
        )
        yield Finding("numbers", message, Code.VALUE)


def _columns(value: Any) -> Findings[dict[PrintedColumn, tuple[str, ...]]]:  # noqa: ANN401
    columns: dict[PrintedColumn, tuple[str, ...]] = {}
    taken: set[str] = set()
    for name, words in value.items() if isinstance(value, dict) else ():
        texts = [_bare(one) for one in words] if isinstance(words, list) else []
        if name not in [*PrintedColumn] or not texts or not all(texts):
            message = Phrase(
                "a list of headings, under one of {names}",
                names=", ".join(PrintedColumn),
            )
            yield Finding(f"columns.{name}", message, Code.VALUE)
            continue
        columns[PrintedColumn(name)] = tuple(texts)
        for twice in sorted(taken & set(texts)):
            message = Phrase("{twice} stands over another one too", twice=twice)
            yield Finding(f"columns.{name}", message, Code.TWICE)
        taken |= set(texts)
    for needed in _NEEDED:
        if needed not in columns:
            message = Phrase("there is no {needed}, which no measure can do without", needed=needed)
            yield Finding("columns", message, Code.MISSING)
    return columns


def _bare(text: object) -> str:
    """A text as it is compared, without blanks; empty where it is none."""
    return _BLANK.sub("", text) if isinstance(text, str) else ""


def _optional(value: Any) -> Findings[frozenset[PrintedColumn]]:  # noqa: ANN401
    names = value if isinstance(value, list) else [value]
    for name in names:
        if name not in [*PrintedColumn]:
            yield Finding("optional", Phrase("{value!r} is no column", value=name), Code.VALUE)
        elif name in _NEEDED:
            message = Phrase("no measure can do without {needed}", needed=name)
            yield Finding("optional", message, Code.VALUE)
    return frozenset(column for column in PrintedColumn if column in names)


def _parts(value: Any) -> Findings[tuple[dict[str, MeasureType], MeasureType | None]]:  # noqa: ANN401
    given = value if isinstance(value, dict) else {}
    types = {type_.value: type_ for type_ in MeasureType}
    known: dict[str, MeasureType] = {}
    for name, type_ in given.items():
        if isinstance(type_, str) and type_ in types:
            known[name] = types[type_]
        else:
            message = Phrase(
                "{value!r} is none of {words}", value=str(type_), words=", ".join(types)
            )
            yield Finding(f"parts.{name}", message, Code.VALUE)
        if any(name in other for other in given if other != name) or not _bare(name):
            message = Phrase("a name that is nothing, or stands in that of another part")
            yield Finding(f"parts.{name}", message, Code.VALUE)
    if not given or ("all" in given and len(given) > 1):
        message = Phrase("name the parts with their types, or say all = one type")
        yield Finding("parts", message, Code.MISSING)
    every = known.pop("all", None)
    return known, every
