"""Text that nobody has tidied, with more than its share of what the readers look at."""

from __future__ import annotations

from hypothesis import strategies as st

_SIGNS = tuple("、，；,;。：:()（）—")
#: Blanks of every kind, those that are not seen among them.
BLANKS = (" ", "  ", "\t", "\n", "\u00a0", "\u3000", "\u200b", "\u2060", "\ufeff", "\u00ad")
_WORDS = (
    *("等", "等部门", "等和", "和", "及", "与", "以及", "会同", "由", "各", "有关", "相关", "其他"),
    *("自治区", "省", "市", "各市", "县", "广西壮族自治区", "南宁", "崇左市", "北海", "国家"),
    *("商务厅", "药监局", "市场监管局", "宣传部", "省委", "党委", "海关", "片区", "管委会"),
    *("自贸试验区", "人民政府", "人民银行", "分行", "文化和旅游厅", "高等学校", "部门", "单位"),
    *("牵头", "配合", "按职责分工负责", "牵头单位：", "适用范围：", "（口岸办）", "全区", "口岸"),
    *("有条件的", "厅", "局", "委", "办", "（市、区）", "以下简称", "中国（广西）", "\x01", "——"),
)


def texts() -> st.SearchStrategy[str]:
    """Any text: signs, blanks, words of lists and of scopes, and letters of any kind.

    >>> from gxfta_measures.testing import texts
    >>> isinstance(texts(), st.SearchStrategy)
    True
    """
    piece = st.sampled_from((*_SIGNS, *BLANKS, *_WORDS)) | st.text(max_size=4)
    return st.lists(piece, max_size=14).map("".join)
