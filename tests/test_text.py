"""Folding, and the marks that documents print in an empty cell."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import texts

import gxfta_measures as gx
from gxfta_measures.testing.texts import BLANKS as SOME_BLANKS
from gxfta_measures.text import BLANKS, EMPTY_MARKS, mark, trim


def anything():
    return texts() | st.text(st.characters(codec=None), max_size=20)


@given(anything())
@example("e \u0301")
@example("\ufdfa")
@example("ﬃ\u200bŉ İ")
def test_folding_twice_is_folding_once(text):
    assert gx.fold(gx.fold(text)) == gx.fold(text)


@given(anything())
def test_a_folded_text_has_no_blank_and_no_invisible_mark(text):
    folded = gx.fold(text)
    assert not any(character.isspace() for character in folded)
    assert not any(unicodedata.category(character) == "Cf" for character in folded)


@given(st.text("自治区商务厅（口岸办）AbＣ１", max_size=12), st.sampled_from(SOME_BLANKS))
def test_blanks_between_characters_fold_away(text, blank):
    assert gx.fold(blank.join(text)) == gx.fold(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20))
def test_full_width_and_half_width_fold_alike(text):
    full = "".join(chr(ord(one) + 0xFEE0) if one != " " else "\u3000" for one in text)
    assert gx.fold(full) == gx.fold(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)))
def test_han_characters_fold_to_themselves(text):
    assert gx.fold(text) == text


@given(texts())
def test_case_does_not_matter(text):
    assert gx.fold("Gx" + text) == gx.fold("gX" + text)


@given(texts(), texts())
def test_what_folds_apart_stays_apart_beside_a_han_character(one, other):
    if gx.fold(one) != gx.fold(other):
        assert gx.fold("厅" + one) != gx.fold("厅" + other)


@pytest.mark.parametrize("blank", SOME_BLANKS)
def test_layout_is_blank_to_every_reader(blank):
    assert re.fullmatch(f"{BLANKS}+", blank)
    assert gx.fold(blank) == ""


@pytest.mark.parametrize("printed", sorted(EMPTY_MARKS))
def test_every_mark_of_an_empty_cell_assigns_no_scope(printed):
    assert gx.parse_scope(printed) is None


@given(texts(), st.data())
def test_a_marked_part_is_the_only_thing_added_to_a_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    before, _, rest = mark(text, start, stop).partition("【" + text[start:stop] + "】")
    assert before + text[start:stop] + rest == text


@given(st.text("自治区商务厅", min_size=1), st.sampled_from(SOME_BLANKS))
def test_trimming_takes_the_blanks_around_a_text_and_none_inside_it(text, blank):
    inside = text + blank + text
    assert trim(blank + inside + blank) == inside
