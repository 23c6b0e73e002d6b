"""The command line in Chinese: complete, by one glossary, and only where somebody wants it."""

import ast
import gettext
import locale
import pickle
import re
import string
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from test_cards import VOCABULARIES
from test_cli import COMMANDS, gxfta, run

import gxfta_measures as gx
from gxfta_measures import errors
from gxfta_measures.cli.complaints import complaint, finding_lines
from gxfta_measures.display.drawings import HEADINGS
from gxfta_measures.errors import Code, Finding
from gxfta_measures.labels import Label
from gxfta_measures.reasons import phrase_of
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import language_of, preferred, said, speaking, split, spoken
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import PrintedColumn

PACKAGE = Path(gx.__file__).parent
FILES = PACKAGE / "data" / "locale" / "zh" / "LC_MESSAGES"
KEYWORDS = {**DEFAULT_KEYWORDS, "later": None, "Phrase": None}
ROOT = Path(__file__).parents[1]


def texts(message):
    return message if isinstance(message, tuple) else (message,)


IN_SOURCE = {text for _, _, text, _, _ in extract_from_dir(PACKAGE, keywords=KEYWORDS)}
ONES = {text[0] for text in IN_SOURCE if isinstance(text, tuple)}
with (FILES / "gxfta.po").open("rb") as file:
    CATALOGUE = {one.id: one for one in read_po(file, locale="zh") if one.id}
translation = pytest.mark.parametrize("message", CATALOGUE.values(), ids=lambda one: str(one.id))


# The catalogue.


def test_the_catalogue_has_what_the_source_says_and_nothing_else():
    assert set(CATALOGUE) == IN_SOURCE  # else: make words


def test_what_is_read_is_what_was_compiled_from_the_catalogue():
    compiled = gettext.GNUTranslations(BytesIO((FILES / "gxfta.mo").read_bytes()))
    for message in CATALOGUE.values():
        one, *more = texts(message.id)
        made = compiled.ngettext(one, *more, 2) if more else compiled.gettext(one)
        assert made == texts(message.string)[0]  # else: make words


@translation
def test_every_text_has_a_translation_that_fills_the_same_places(message):
    assert not message.fuzzy
    (translated,) = texts(message.string)
    assert translated
    for text in texts(message.id):
        assert places(translated) == places(text)


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@translation
def test_no_translation_is_left_in_english(message):
    (translated,) = texts(message.string)
    kept = re.sub(
        r"\{.*?\}|--\w+( all)?|\S*gxfta\S*( \w+)?|pip install|\w+\.json|\.\w+|'.*?'", "", translated
    )
    kept = re.sub(r"7-\w+-\d+|\b(null|true|false|all|batch|measures|zh|en|zip|sha256)\b", "", kept)
    assert not re.findall(r"\b[a-z]{2,}\b", kept)


GLOSSARY = re.findall(
    r"^\| ([a-z ]+) \| ([^|a-z]+) \|", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE
)


@pytest.mark.parametrize(("english", "chinese"), GLOSSARY)
def test_one_word_is_one_word(english, chinese):
    idioms = (
        r"\{.*?\}|--\w+|7-\S+|gxfta.*|of batch and measures|it has no (body|place)|Pilot Free.*"
    )
    used = re.compile(rf"\b{english}(s|es)?\b", re.IGNORECASE)
    for message in CATALOGUE.values():
        plain = re.sub(idioms, "", texts(message.id)[0])
        if used.search(plain.replace("batch file", "") if english == "batch" else plain):
            (translated,) = texts(message.string)
            assert any(word in translated for word in chinese.split("、")), message.id


def called(name, folder=PACKAGE):
    """The calls of a function in the source."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield path.name, node


# What is shown beside the data: one word of each language for one thing.
SHOWN = [
    *(label for one in VOCABULARIES for label in one.values()),
    *(column.label for column in PrintedColumn),
    *(Label(one.label, one.label_en) for one in (*gx.MeasureType, *gx.Role)),
    *(one.short for one in (*gx.MeasureType, *gx.Role)),
    *(Label(*pair) for pair in HEADINGS.values()),
    *(
        Label(*(argument.value for argument in node.args))
        for name in ("both", "Label")
        for _, node in called(name, PACKAGE / "display")
        if all(isinstance(one, ast.Constant) for one in node.args)
    ),
]
# A level of bodies, and a kind of place.
HOMONYMS = {"region", "county"}


def test_each_term_has_one_rendering():
    english, chinese = {}, {}
    for label in SHOWN:
        word = re.sub(r"(?<=[^s])s\b", "", label.en.lower())
        english.setdefault(label.zh, set()).add(word)
        chinese.setdefault(word, set()).add(label.zh)
    assert {zh: words for zh, words in english.items() if len(words) > 1} == {}
    assert {en for en, words in chinese.items() if len(words) > 1} == HOMONYMS


@pytest.mark.parametrize("name", ["_", "later", "Phrase", "ngettext"])
def test_texts_stand_in_the_source_as_they_are_where_babel_can_find_them(name):
    # These translate what was marked elsewhere.
    passing = {"pages.py", "complaints.py", "phrases.py", "language.py", "words.py"}
    for file_name, node in called(name):
        text = getattr(node.args[0], "value", None)
        assert text in IN_SOURCE | ONES or file_name in passing, file_name


@pytest.mark.parametrize("word", ["Finding", "refusal"])
def test_every_message_of_a_finding_is_a_phrase(word):
    for file_name, node in called(word):
        message = node.args[1 if word == "Finding" else 2]
        assert not isinstance(message, ast.Constant | ast.JoinedStr), file_name


# Which language.


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:zh"}, "zh"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN:zh"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "GXFTA_LANG": "en"}, "en"),
        ({"LANG": "C", "GXFTA_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN", "GXFTA_LANG": "klingon"}, "zh"),
    ],
)
def test_chinese_is_spoken_only_where_somebody_asks_for_it(environment, expected):
    assert preferred(environment) == expected


@pytest.mark.parametrize(("name", "expected"), [("Chinese (Simplified)_China", "zh"), (None, "en")])
def test_windows_has_no_variables_and_a_locale_all_the_same(name, expected, monkeypatch):
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "936"))
    assert preferred({}) == expected


def test_the_option_counts_wherever_it_stands():
    for words in (("--lang", "zh", "list"), ("list", "--lang", "zh"), ("list", "--lang=zh")):
        _, out, _ = gxfta(*words, "--batch", "7")
        assert out.endswith("（全部成果 40 项）\n")
    assert split(["show", "--", "--lang", "zh"]) == (None, ["show", "--", "--lang", "zh"])
    assert language_of("中文") == "zh"


@pytest.mark.parametrize("words", [("--lang", "fr"), ("--lang=",), ("list", "--lang")])
def test_another_language_is_wrong_use(words):
    status, out, told = gxfta(*words)
    assert (status, out) == (2, "")
    assert told.startswith("gxfta: --lang is zh or en, not ")


def test_a_program_speaks_by_its_environment(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("show", "98-试点-01").stderr.startswith("gxfta: 没有编号为“98-pilot-01”的成果")


def test_without_typer_it_is_said_in_chinese_too():
    code = "import sys; sys.modules['typer'] = None; import gxfta_measures.__main__ as m; m.main()"
    assert run("list", "--lang", "zh", code=code).stderr == (
        "gxfta: 尚未安装 typer，请运行：pip install 'gxfta-measures[cli]'\n"
    )


def test_what_was_said_in_one_language_does_not_stay():
    with speaking("zh"):
        assert (spoken(), _("Options")) == ("zh", "选项")
    assert (spoken(), _("Options")) == ("en", "Options")


def test_babel_is_nothing_that_the_program_needs():
    assert (
        "babel"
        not in run(
            code="""
import sys
sys.argv = ["gxfta", "list", "--lang", "zh"]
import gxfta_measures.__main__ as m
try:
    m.main()
finally:
    sys.stdout.write(" ".join(sys.modules))
"""
        ).stdout
    )
    assert "babel" in sys.modules


# Phrases.


def test_a_phrase_is_the_english_sentence_and_travels():
    phrase = Phrase("{place}, row {row}", place=Phrase("table {number}", number=1), row=2)
    assert phrase == "table 1, row 2"
    again = pickle.loads(pickle.dumps(phrase))  # noqa: S301  # our own bytes
    assert (again, again.template, again.parts) == (phrase, phrase.template, phrase.parts)
    with speaking("zh"):
        assert said(again) == "表 1第 2 行"
        assert said("7-pilot-01") == "7-pilot-01"
        assert said(Phrase("use {words}", words=("试点", "案例"))) == "请用 试点 或 案例"


ERRORS = [
    errors.UnknownDepartment("甲"),
    errors.UnknownDepartment("甲", ("乙",)),
    errors.UnnamedDepartment("财政厅"),
    errors.AmbiguousDepartment("甲", ("乙", "丙")),
    errors.UnknownMeasure("9-x", batches=(6, 7)),
    errors.UnknownMeasure("7-pilot-61", ("7-pilot-16",)),
    errors.UnknownMeasure("x"),
    errors.UnknownBatch(9, (7,)),
    errors.UnknownPlace("甲"),
    errors.UnknownScope("甲", ("乙",)),
    errors.UnknownTerm("type", "甲", ("乙",)),
    errors.DataIntegrityError("甲", "sha256:00", "sha256:ff"),
    errors.MissingExtra("babel", "x"),
    errors.InvalidBatch("甲.json", [Limit.ROWS.passed()] * 201),
    FileNotFoundError(2, "No such file or directory", "甲"),
    IsADirectoryError(21, "Is a directory", b"7"),
    PermissionError(13, Phrase("The file is read-only"), "甲"),
    OSError(28, "No space left on device"),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_every_error_is_said_in_both_languages_and_without_python(error):
    english = complaint(error)
    assert "gxfta_measures" not in english
    assert "read()" not in english
    with speaking("zh"):
        chinese = complaint(error)
    assert re.search("[一-龥]{2}", chinese)
    assert chinese != english
    names = r"sha256:\w+|gxfta\S*( departments)?|pip install|babel|x\b|7-\w+(-\d+)?|ROWS|^b|\.json"
    assert not re.search("[A-Za-z]", re.sub(names, "", chinese))


def test_an_error_that_nobody_knows_is_said_as_it_is():
    assert phrase_of(errors.GxftaError("something")) == "something"
    assert complaint(OSError("something")) == "something"
    assert complaint(OSError(95, "Strange", "x")) == "x: Strange"


def test_every_code_of_a_finding_may_be_shown():
    findings = [Finding("甲", Phrase("it is empty: 【】"), code, warning=True) for code in Code]
    with speaking("zh"):
        assert {*finding_lines(findings)} == {"提示：甲：内容为空：【】"}


# What is said.


ENGLISH = re.compile(
    r"\d-\w+-\d+|--[\w-]+|gxfta( [a-z]+)*|zh\|en|zh|en|\.\w+|\w*-?\w+\.(json|docx|xlsx)|"
    r"\b(JSON|Excel|TOML|Markdown|Word|BOM)\b"
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_help_is_all_in_chinese(command, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    status, out, _told = gxfta(*command.split(), "--help", "--lang", "zh")
    assert status == 0
    assert out.startswith("用法：gxfta ")
    assert "选项" in out
    rest = "\n".join(line for line in out.splitlines() if re.search("[一-龥]", line))
    assert not re.findall(r"[A-Za-z]{2,}", ENGLISH.sub("", re.sub("(?m)^  [a-z]+ *", "", rest)))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "--departmant", "x"), "没有 --departmant 这个选项；是否指 --department？"),
        (("lst",), "没有“lst”这个命令；是否指 list？"),
        (("xyz",), "没有“xyz”这个命令\n"),
        (("list", "--department"), "--department 后面缺少值"),
        (("list", "--json=1"), "--json 单独使用，后面不带值"),
        (("list", "多余"), "多余的词：多余"),
        (("show",), "缺少 编号"),
        (("build", "x.docx"), "缺少 --batch"),
        (("list", "--batch", "七"), "“七”不是批次序号"),
        (("list", "--batch", "99"), "没有第 99 批：现有第 "),
        (("list", "--subordinates"), "--subordinates 须与 --department 一起使用"),
        (("diff", "7", "7", "--json", "--markdown"), "--json 和 --markdown 不能同时使用"),
        (("build", "x", "--batch", "8", "--output", "x"), "x 和 x：请使用不同的文件"),
        (("list", "--batch", "7", "--department", "市场监管局"), "可指多个单位，请写明是哪一个"),
        (("list", "--batch", "7", "--department", "财政厅"), "像是单位名称，但已收录的批次都没有"),
        (("list", "--batch", "7", "--department", "甲乙丙丁"), "用 gxfta departments 可列出全部"),
        (("list", "--batch", "7", "--type", "试验"), "类型“试验”不在可选之列：请用 pilot 或 "),
        (("list", "--batch", "7", "--at", "凭样市"), "没有名为“凭样市”的地点：是否指 凭祥市？"),
        (("list", "--batch", "7", "--scope", "全球"), "推广范围“全球”无法判读：是否指 "),
        (("check", "没有.json"), "没有.json：没有这个文件或文件夹"),
        (("export", "m.pdf"), "文件格式“.pdf”不在可选之列：请用 .xlsx 或 "),
    ],
)
def test_wrong_use_is_told_in_chinese(words, told):
    status, out, complaints = gxfta(*words, "--lang", "zh")
    assert (status, out) == (2, "")
    assert told in complaints
    assert "Usage" not in complaints


def test_without_words_the_page_is_shown_in_chinese():
    status, out, told = gxfta("--lang", "zh")
    assert (status, out) == (2, "")
    assert told.startswith("用法：gxfta [选项] 命令 …\n\n中国（广西）自由贸易试验区")


# What people type.


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("--type", "试点"), ("--type", "pilot")),
        (("--type", "案例"), ("--type", "case")),
        (("--type", "试点、案例"), ()),
        (("--type", "ＰＩＬＯＴ"), ("--type", "pilot")),
        (("--type", "“最佳实践案例”"), ("--type", "case")),
        (
            ("--department", "“自治区商务厅”、“药监局”"),
            ("--department", "自治区商务厅", "--department", "药监局"),
        ),
        (
            ("--department", "商务厅", "--role", "牵头"),
            ("--department", "商务厅", "--role", "lead"),
        ),
        (
            ("--department", "商务厅", "--role", "推广"),
            ("--department", "商务厅", "--role", "responsible"),
        ),
        (("--department", "商务厅", "--role", "牵头，推广"), ("--department", "商务厅")),
        (("--at", "凭祥市、北海市"), ("--at", "凭祥市", "--at", "北海市")),
        (("--at", "全区"), ("--at", "广西壮族自治区")),
        (("--scope", "“全区”"), ("--scope", "全区")),
        (("--text", "“边境”　ＥＲＰ"), ("--text", "边境 erp")),
    ],
)
def test_words_are_taken_as_people_type_them(words, same):
    written = gxfta("list", "--batch", "7", *words, "--json")
    assert written == gxfta("list", "--batch", "7", *same, "--json")
    assert written[0] == 0


@pytest.mark.parametrize("batch", ["７", "第7批", "第７批次", "“7”"])
def test_a_batch_is_taken_as_people_type_it(batch):
    assert gxfta("list", "--batch", batch, "--json") == gxfta("list", "--batch", "7", "--json")


def test_all_batches_go_by_their_chinese_name_too():
    assert gxfta("list", "--batch", "全部", "--json") == gxfta("list", "--batch", "all", "--json")


@pytest.mark.parametrize("word", ["７－ｐｉｌｏｔ－０１", "“7-试点-01”", "7-PILOT-01"])
def test_a_measure_is_taken_as_people_type_it(word):
    assert gxfta("show", word) == gxfta("show", "7-pilot-01")


def test_tables_and_languages_go_by_their_chinese_names_too(tmp_path):
    for number, words in enumerate([("单位", "中文"), ("departments", "zh")]):
        table, labels = words
        file = tmp_path / f"{number}.csv"
        gxfta("export", str(file), "--table", table, "--labels", labels, "--batch", "7")
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()


def test_show_says_plainly_how_each_name_was_read():
    _, out, _ = gxfta("show", "7-pilot-16", "--lang", "zh")
    assert "类型：改革试点经验" in out
    assert "等：另有单位，原文未列明" in out
    _, out, _ = gxfta("show", "7-pilot-01", "--lang", "zh")
    assert "  → 自治区药监局（原文“药监局”；承“自治区商务厅”省略“自治区”）" in out
    assert gx.load(7)["7-pilot-01"].content in out


def test_a_difference_is_told_in_chinese():
    assert gxfta("diff", "7", "7", "--lang", "zh") == (0, "没有变化\n", "")
