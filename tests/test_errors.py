"""Everything that is raised on purpose: one root, a builtin base, parts, and a remedy."""

import builtins
import inspect
import pickle
import re

import pytest

from gxfta_measures import errors
from gxfta_measures.errors import (
    Code,
    Finding,
    GxftaError,
    InvalidBatch,
    UnknownBatch,
    UnknownScope,
)

FIRST = Finding("row 3", "it is empty", Code.EMPTY)
SECOND = Finding("row 4", "it is odd", Code.VALUE, warning=True)
EXAMPLES = (
    errors.UnknownDepartment("商务庁", ("自治区商务厅", "自治区药监局")),
    errors.UnknownDepartment("商务庁"),
    errors.UnnamedDepartment("柳州港海关", ("钦州港海关",)),
    errors.UnnamedDepartment("财政厅"),
    errors.AmbiguousDepartment("数据局", ("自治区数据局", "南宁市数据局")),
    errors.UnknownMeasure("7-pilot-61", ("7-pilot-16",)),
    errors.UnknownMeasure("7-pilot-61"),
    errors.UnknownBatch(8, (7,)),
    errors.UnknownPlace("凭样市", ("凭祥市",)),
    errors.UnknownPlace("凭样市"),
    errors.UnknownScope("全球", ("全区",)),
    errors.UnknownScope("全球"),
    errors.UnknownTerm("type", "pilott", ("pilot", "case")),
    errors.WrongType("department", "a name or a Department", "Series"),
    errors.UnknownMeasure("8-pilot-01", batches=(7,)),
    errors.InvalidBatch("b.json", [FIRST]),
    errors.InvalidDocument("b.txt", (FIRST, SECOND)),
    errors.DataIntegrityError("batch 7", "sha256:00", "sha256:ff"),
    errors.MissingExtra("narwhals", "frames"),
)
CLASSES = {
    one
    for name, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, GxftaError) and one is not GxftaError and not name.startswith("_")
}
REMEDIES = (
    *("did you mean", "say which one", "iterate over", "ids look like", "upgrade", "write it as"),
    *(
        "use ",
        "takes ",
        "its batch is not here",
        "correct and try again",
        "pin the package version",
        "pip install",
    ),
)
every_error = pytest.mark.parametrize(
    "error", [pytest.param(one, id=f"{number}") for number, one in enumerate(EXAMPLES)]
)


def test_every_class_of_error_has_an_example_here():
    assert {type(error) for error in EXAMPLES} == CLASSES


@every_error
def test_an_error_has_the_root_as_a_base_and_a_builtin_that_people_catch(error):
    catchable = (LookupError, ValueError, ImportError, TypeError)
    integrity = isinstance(error, errors.DataIntegrityError)
    assert isinstance(error, GxftaError)
    assert integrity or isinstance(error, catchable)


@every_error
def test_an_error_survives_pickling_with_its_parts(error):
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # pickled in this very line
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert str(again) == str(error)


@every_error
def test_a_message_names_every_part_of_its_error(error):
    for name in inspect.signature(type(error)).parameters:
        part = getattr(error, name)
        said = part if isinstance(part, tuple) else (part,)
        assert all(str(one) in str(error) for one in said)


@every_error
def test_a_message_says_what_to_do_next(error):
    assert any(remedy in str(error) for remedy in REMEDIES)


def test_an_error_hides_no_builtin_name():
    assert not {one.__name__ for one in CLASSES} & {*dir(builtins)}


def test_an_unreadable_scope_is_an_unknown_place_too():
    assert issubclass(UnknownScope, errors.UnknownPlace)


@pytest.mark.parametrize(
    ("known", "there"),
    [((), "there is none"), ((7,), "there is 7;"), ((7, 8), "there are 7, 8;")],
)
def test_an_unknown_batch_tells_which_there_are(known, there):
    assert there in str(UnknownBatch(9, known))


def test_all_findings_are_listed_one_a_line_and_counted():
    lines = str(InvalidBatch("b.json", [FIRST, SECOND])).splitlines()
    assert "2 faults" in lines[0]
    assert lines[1:] == ["  row 3: it is empty", "  warning: row 4: it is odd"]


def test_findings_may_come_from_any_iterable_and_become_a_tuple():
    assert InvalidBatch("b.json", iter([FIRST])).findings == (FIRST,)


def test_every_code_is_a_plain_word_with_its_meaning():
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", code) and code.about for code in Code)


def test_a_finding_keeps_its_code_when_it_is_pickled():
    again = pickle.loads(pickle.dumps(SECOND))  # noqa: S301  # pickled in this very line
    assert again == SECOND
    assert again.code is Code.VALUE
