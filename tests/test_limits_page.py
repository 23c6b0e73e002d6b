"""The page of what can go wrong names every bound and every code, as the code has them."""

from pathlib import Path

import pytest

from gxfta_measures.findings import SHOWN, Code
from gxfta_measures.system.language import said, speaking
from gxfta_measures.system.limits import WINDOW, Limit

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "limits.md").read_text(encoding="utf-8")
CHINESE = (DOCS / "zh" / "limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("limit", Limit)
def test_every_bound_stands_on_the_page(limit):
    assert f"| `{limit.name}` | {limit.most:,} | {limit.unit} |\n" in PAGE
    with speaking("zh"):
        assert f"| `{limit.name}` | {limit.most:,} | {said(limit.unit)} |\n" in CHINESE


@pytest.mark.parametrize("code", Code)
def test_every_code_stands_on_the_page(code):
    assert f"| `{code}` | {code.about} |\n" in PAGE


def test_nothing_else_stands_in_the_tables_of_bounds_and_codes():
    rows = PAGE.split("## The bounds")[1].count("\n| `")
    assert rows == len(Limit) + len(Code)


def test_what_is_quoted_and_printed_is_as_the_page_says():
    assert f"at most {WINDOW} characters" in PAGE
    assert f"at most {SHOWN} are printed" in PAGE
