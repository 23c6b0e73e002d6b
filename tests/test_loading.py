"""Bundled data and files of one's own: read once, checked, the same from a folder and a zip."""

import json
import zipfile
from pathlib import Path

import fresh
import pytest
from attrs import asdict, evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import made_up_measures

import gxfta_measures as gx
from gxfta_measures.batchfile.reading import read_batch_file
from gxfta_measures.errors import DataIntegrityError, UnknownBatch
from gxfta_measures.records import canonical, measure_record, record_of
from gxfta_measures.system import resources

PACKAGE = Path(gx.__file__).parent
BUNDLED = gx.load(7)


@st.composite
def made_up_catalogues(draw):
    """A valid catalogue, as a document would number it."""
    some = draw(st.lists(made_up_measures(), min_size=1, max_size=6, unique_by=lambda m: m.title))
    some.sort(key=lambda one: one.type == "case")
    pilots = sum(one.type == "pilot" for one in some)
    numbers = [*range(1, pilots + 1), *range(1, len(some) - pilots + 1)]
    kept = [evolve(one, batch=7, number=number) for one, number in zip(some, numbers, strict=True)]
    catalogue = evolve(BUNDLED, measures=kept)
    batch = evolve(
        BUNDLED.batches[0],
        digest=catalogue.digest,
        pilots=pilots,
        cases=len(some) - pilots,
    )
    return evolve(catalogue, batches=(batch,))


def write(catalogue, path):
    """A catalogue of one batch as a batch file."""
    (batch,) = catalogue.batches
    header = asdict(batch, filter=lambda one, _: one.name not in ("digest", "pilots", "cases"))
    header["document"] = record_of(batch.document)
    file = {"batch": header, "measures": [measure_record(one) for one in catalogue]}
    path.write_text(canonical(file), encoding="utf-8")
    return path


# Laws.


@settings(max_examples=25)
@given(catalogue=made_up_catalogues())
def test_reading_what_was_written_gives_the_same_catalogue(tmp_path_factory, catalogue):
    path = write(catalogue, tmp_path_factory.mktemp("written") / "batch-08.json")
    assert gx.read(path) == catalogue
    assert gx.read(str(path)).digest == catalogue.digest


def test_the_trusting_and_the_checking_reader_agree_on_the_bundled_batch(tmp_path):
    assert gx.read(PACKAGE / "data" / "batch-07" / "measures.json") == BUNDLED
    assert gx.read(write(BUNDLED, tmp_path / "batch.json")).batches == BUNDLED.batches


def test_the_digest_does_not_depend_on_the_formatting_of_the_file(tmp_path):
    path = tmp_path / "batch.json"
    file = json.loads((PACKAGE / "data" / "batch-07" / "measures.json").read_bytes())
    path.write_text(json.dumps(file, indent=None), encoding="utf-8")
    assert gx.read(path).digest == BUNDLED.digest


# Loading.


def test_everything_bundled_is_read_only_once():
    assert gx.load(7) is BUNDLED
    assert gx.load() is gx.load(gx.batches()[-1].number)
    assert gx.departments() is gx.departments()
    assert gx.places() is gx.places()


def test_the_newest_batch_is_the_default():
    assert gx.load().batches == gx.batches()[-1:]
    numbers = [batch.number for batch in gx.batches()]
    assert numbers == sorted(numbers)


def test_a_batch_says_what_it_holds():
    (batch,) = BUNDLED.batches
    assert batch.number == 7
    assert batch.counts == BUNDLED.counts("type")
    assert batch.digest == BUNDLED.digest
    assert batch.digest.startswith("sha256:")


def test_a_digest_pins_the_data():
    digest = BUNDLED.digest
    assert gx.load(7, digest=digest) is BUNDLED
    assert gx.load(digest=gx.load().digest) is gx.load()


@pytest.mark.parametrize("wrong", ["sha256:0", "", BUNDLED.digest.upper(), BUNDLED.digest[:-1]])
def test_another_digest_is_an_error_that_names_both(wrong):
    with pytest.raises(DataIntegrityError) as caught:
        gx.load(7, digest=wrong)
    assert (caught.value.expected, caught.value.found) == (wrong, BUNDLED.digest)
    assert wrong in str(caught.value)
    assert BUNDLED.digest in str(caught.value)


def test_an_unknown_batch_is_one_before_and_after_the_first_load():
    code = "import gxfta_measures as gx\n"
    code += "try:\n    gx.load(0)\nexcept gx.errors.UnknownBatch:\n    print('true')\n"
    assert fresh.run(code) is True
    with pytest.raises(UnknownBatch):
        gx.load(0)


def test_a_registry_of_ones_own_reads_bodies_that_the_bundled_one_does_not_know(tmp_path):
    body = gx.Department(id="gd-commerce", name="广东省商务厅", kind="government")
    own = gx.Registry([*gx.departments(), body])
    cell = gx.parse_departments("广东省商务厅", own)
    first = evolve(BUNDLED[0], lead=cell)
    path = write(evolve(BUNDLED, measures=[first, *BUNDLED[1:]]), tmp_path / "batch.json")
    assert list(gx.read(path, registry=own).where(department="gd-commerce")) == [first]
    with pytest.raises(gx.errors.InvalidBatch, match="unknown department 'gd-commerce'"):
        gx.read(path)


# In a fresh interpreter.

AT_ONCE = """
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import gxfta_measures as gx

barrier = Barrier(16)

def first(number):
    barrier.wait()
    catalogue = gx.load(7) if number % 2 else gx.load(batch=7)
    return id(catalogue), id(gx.departments()), id(gx.places()), len(catalogue)

with ThreadPoolExecutor(16) as pool:
    print(json.dumps(list(pool.map(first, range(16)))))
"""


def test_the_first_load_by_many_threads_gives_all_the_same_objects():
    seen = fresh.run(AT_ONCE)
    assert len(seen) == 16
    assert {tuple(one) for one in seen} == {tuple(seen[0])}
    assert seen[0][-1] == 40


ZIPPED = """
import json, sys
sys.path.insert(0, sys.argv[1])
import gxfta_measures as gx
found = gx.load(7).where(department="南宁海关", subordinates=True)
print(json.dumps([gx.__file__, gx.load(7).digest, len(gx.departments()), [m.id for m in found]]))
"""


def test_the_package_works_from_a_zip(tmp_path):
    archive = tmp_path / "library.zip"
    with zipfile.ZipFile(archive, "w") as library:
        for path in PACKAGE.rglob("*"):
            if "__pycache__" not in path.parts:
                library.write(path, path.relative_to(PACKAGE.parent))
    home, digest, bodies, ids = fresh.run(ZIPPED, str(archive), measured=False)
    assert home.startswith(str(archive))
    assert (digest, bodies) == (BUNDLED.digest, len(gx.departments()))
    assert ids == [one.id for one in BUNDLED.where(department="南宁海关", subordinates=True)]


def test_the_data_is_the_same_where_the_package_is_no_folder(monkeypatch, tmp_path):
    from_folder = resources.read_bytes("places.json"), resources.batch_numbers()
    monkeypatch.setattr(resources, "_FOLDER", tmp_path / "library.zip" / "data")
    assert (resources.read_bytes("places.json"), resources.batch_numbers()) == from_folder


def test_the_records_of_a_file_can_be_watched(tmp_path):
    seen = []

    def watch(records):
        for record in records:
            seen.append(record["id"])
            yield record

    path = tmp_path / "batch.json"
    path.write_bytes(resources.read_bytes("batch-07/measures.json"))
    assert read_batch_file(path, watch=watch) == gx.load(7)
    assert seen == [one.id for one in gx.load(7)]
