"""Damaged files: whatever is wrong with the bytes, the error is one of ours.

A short run of this stands in the suite; ``make fuzz`` goes on for a hundred thousand files.
"""

import os
import random
import zipfile
from io import BytesIO

import papers
import pytest

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.errors import InvalidBatch, InvalidDocument
from gxfta_measures.system.resources import read_bytes

MANY = int(os.environ.get("FUZZ", "400"))
PARTS = [(part, rows[:1]) for part, rows in papers.rows()]
WORD = papers.small_word(PARTS)
PAGE = papers.html(PARTS).encode()
TEXT = papers.text(PARTS).encode()
SIGNS = [b"<", b">", b"&", b'"', b"=", b"\0", b"\xff", b"\t", b"\n", b"1" * 9, b"</w:p>", b"<w:tc>"]

# A file is refused, or gives as many measures as it still has.
ENDS = {None, 0, 1, 2, 3, 4}


def outcome(content):
    """What comes of a document: how many measures it gives, or None where it is refused."""
    try:
        annex = read_content(content, "damaged")
    except InvalidDocument as error:
        return None if error.findings and len(str(error)) < 100_000 else "no word of what is wrong"
    return len(draft(annex, 7).measures)


def damaged(content, chance):
    """A file with some bytes changed, taken away, doubled or put in."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(content) + 1), chance.randint(0, 12)
        kind = chance.randrange(5)
        if kind == 0:
            content[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del content[at : at + size]
        elif kind == 2:
            content[at:at] = content[at : at + size]
        elif kind == 3:
            content[at:at] = chance.choice(SIGNS)
        else:
            other = chance.randrange(len(content) + 1)
            content[at : at + size] = content[other : other + size]
    return bytes(content)


def repacked(content, chance):
    """A package in which the text of a member is damaged, and its check sum is right."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            text = old.read(name)
            new.writestr(name, damaged(text, chance) if name == hit else text)
    return target.getvalue()


def test_the_files_that_are_damaged_here_are_whole():
    assert {outcome(content) for content in (WORD, PAGE, TEXT)} == {2}


@pytest.mark.parametrize("flip", [0xFF, 0x01, 0x80])
def test_every_byte_of_a_word_document_may_be_another(flip):
    for at in range(len(WORD)):
        content = bytearray(WORD)
        content[at] ^= flip
        assert outcome(bytes(content)) in ENDS


def test_a_word_document_may_be_cut_at_every_length():
    assert {outcome(WORD[:length]) for length in range(len(WORD))} == {None}


@pytest.mark.parametrize("content", [PAGE, TEXT], ids=["page", "text"])
def test_a_page_and_a_text_may_be_cut_at_every_seventh_length(content):
    assert {outcome(content[:length]) for length in range(0, len(content), 7)} <= ENDS


@pytest.mark.parametrize("content", [WORD, PAGE, TEXT], ids=["docx", "page", "text"])
def test_a_document_may_be_damaged_anyhow(content):
    chance = random.Random(7)  # noqa: S311  # the same files every time
    for _ in range(MANY):
        assert outcome(damaged(content, chance)) in ENDS


def test_the_members_of_a_word_document_may_be_damaged_anyhow():
    chance = random.Random(8)  # noqa: S311  # the same files every time
    for _ in range(MANY):
        assert outcome(repacked(WORD, chance)) in ENDS


def test_a_batch_file_may_be_damaged_anyhow(tmp_path):
    chance = random.Random(9)  # noqa: S311  # the same files every time
    path = tmp_path / "batch.json"
    content = read_bytes("batch-07/measures.json")[:30_000]
    for _ in range(MANY // 4):
        path.write_bytes(damaged(content, chance))
        with pytest.raises(InvalidBatch):
            gx.read(path)
