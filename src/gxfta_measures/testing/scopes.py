"""Scopes, and the words that say them."""

from __future__ import annotations

from hypothesis import strategies as st

from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.gazetteer import places as known_places
from gxfta_measures.scope import Scope
from gxfta_measures.scope.parts import whole
from gxfta_measures.testing.names import places
from gxfta_measures.wording.scopes import parse_scope

_WHERE = ("全区", "全国", "全省", "全市", "广西", "南宁市", "崇左市", "凭祥市", "广东省")
_CONDITIONS = ("", "有条件的", "具备条件的", "条件成熟的")
_SITES = (
    *("综合保税区", "海关特殊监管区域", "自贸试验区", "口岸", "海港口岸", "边境口岸", "机场口岸"),
    *("边境地区", "国家级经济技术开发区", "8个改革试验区域", "特定区域", "地区"),
)
_PRINTED = (
    *("广西自贸试验区", "全区海港口岸", "全区边境地区", "全区或特定区域", "全区综合保税区"),
    *("全区（不含南宁市）", "南宁、钦州港、崇左片区", "南宁市、柳州市", "全区海港口岸和边境口岸"),
)


def scope_words() -> st.SearchStrategy[str]:
    """The words of a scope: a territory, a kind of site in one, a list, or an exclusion."""
    parts = (("", *_WHERE), _CONDITIONS, _SITES)
    composed = st.tuples(*map(st.sampled_from, parts)).map("".join)
    return st.sampled_from(_WHERE) | st.sampled_from(_PRINTED) | composed


def scopes(gazetteer: Gazetteer | None = None) -> st.SearchStrategy[Scope]:
    """A scope as `gxfta_measures.parse_scope` reads it.

    Args:
        gazetteer: The known places; the bundled ones by default.
    """
    known = known_places() if gazetteer is None else gazetteer
    return scope_words().map(lambda words: _read(words, known))


def _read(words: str, gazetteer: Gazetteer) -> Scope:
    scope = parse_scope(words, gazetteer)
    assert scope is not None  # noqa: S101  # the words assign one
    return scope


def composed_scopes(gazetteer: Gazetteer | None = None) -> st.SearchStrategy[Scope]:
    """A scope of any parts, some of them excluded, whether or not words could say it so.

    Args:
        gazetteer: The known places; the bundled ones by default.
    """
    simple = (scopes(gazetteer) | places(gazetteer).map(whole)).filter(
        lambda part: part.site != "composite"
    )
    some, out = st.lists(simple, min_size=1, max_size=4), st.lists(simple, max_size=2)
    return st.builds(Scope.composed, st.just("some"), some, out)
