"""The annex of a made-up batch, for the rehearsal: ``python tests/made_up.py FILE NUMBER``.

Nothing in it is real, and its title says so.
"""

import sys
from pathlib import Path

import papers

NUMERALS = "零一二三四五六七八九十"
PILOTS = [
    ("虚构成果甲", "沿边地区", "自治区商务厅、彩排局，南宁海关", "自治区彩排局"),
    (
        "虚构成果乙",
        "全区",
        "自治区彩排局，东兴出入境边防检查站",
        "自治区商务厅牵头，南宁海关等配合",
    ),
    ("虚构成果丙", "虚构综合保税区", "虚构综合保税区管委会、崇左彩排片区管委会", "南宁海关"),
    ("虚构成果丁", "全区综合保税区", "凭祥海关、钦州港海关", "自治区税务局、市场监管局"),
    ("虚构成果戊", "全区", "自治区财政厅、林业局，南宁市林业局", "自治区财政厅，各设区市人民政府"),
    # Carried on from batch 7, with other bodies.
    ("市场准入承诺即入制", "全区", "自治区市场监管局", "自治区市场监管局、药监局、彩排局"),
    (
        "虚构成果庚",
        "广西自贸试验区",
        "自贸试验区南宁片区、崇左片区管委会",
        "自治区商务厅（口岸办）",
    ),
]
CASES = [
    ("虚构案例甲", "——", "广西彩排集团有限公司、广西彩排银行", "自治区国资委"),
    ("虚构案例乙", "——", "广西彩排大学", "自治区教育厅、彩排局"),
    ("虚构案例丙", "——", "自治区总工会", "自治区总工会"),
    ("虚构案例丁", "——", "南宁市林业局、市场监管局", "自治区林业局"),
    ("虚构案例戊", "——", "钦州海关", "钦州市人民政府"),
]


def rows(measures):
    """The rows of a part, numbered from one."""
    return [
        [str(number), title, f"虚构内容，仅供演练：{title}。", scope, lead, responsible]
        for number, (title, scope, lead, responsible) in enumerate(measures, 1)
    ]


def annex(number):
    """The annex of a batch below one hundred, as a Word document."""
    tens, ones = divmod(number, 10)
    numeral = ("", "十", *(f"{one}十" for one in NUMERALS[2:10]))[tens] + NUMERALS[ones] * bool(
        ones
    )
    title = (f"（虚构，仅供演练）中国（广西）自由贸易试验区第{numeral}批", *papers.TITLE[1:])
    parts = [("一、改革试点经验", PILOTS), ("二、最佳实践案例", CASES)]
    return papers.word(
        [(f"{name}（{len(some)}项）", rows(some)) for name, some in parts], title=title
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(annex(int(sys.argv[2])))
