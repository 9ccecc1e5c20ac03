"""Files in a folder and in a bucket: the same acts, the same answers."""

import os

import pytest

from trainer.storage import BLOCK, storage

LONG = os.urandom(6 * 2**20 + 17)  # more than S3 takes as one part


def in_blocks(data):
    return (data[at : at + BLOCK] for at in range(0, len(data), BLOCK))


@pytest.mark.parametrize("data", [b"x", LONG], ids=["one byte", "several parts"])
def test_what_is_written_is_read_again(anywhere, data):
    size = storage().write("materials/one", in_blocks(data))

    assert (size, b"".join(storage().blocks("materials/one", size))) == (len(data), data)


@pytest.mark.parametrize("sent", [b"x", LONG], ids=["one byte", "several parts"])
def test_a_file_that_breaks_off_is_not_there(anywhere, sent):
    def broken():
        yield from in_blocks(sent)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        storage().write("materials/one", broken())

    assert (storage().size("materials/one"), storage().places("materials")) == (None, [])


def test_a_file_that_breaks_off_leaves_the_one_before(anywhere):
    storage().write("materials/one", [b"before"])

    def broken():
        yield LONG
        raise ConnectionError

    with pytest.raises(ConnectionError):
        storage().write("materials/one", broken())

    assert b"".join(storage().blocks("materials/one")) == b"before"


def test_reading_begins_where_one_seeks(anywhere):
    storage().write("materials/one", [LONG])

    with storage().open("materials/one", len(LONG)) as file:
        file.seek(5_000_000)
        assert file.read(100) == LONG[5_000_000:5_000_100]


def test_a_file_can_be_moved_and_deleted_twice(anywhere):
    storage().write("materials/one", [b"x"])

    storage().move("materials/one", "quarantine/two")
    before = storage().places("quarantine")[0][0], storage().size("materials/one")
    storage().delete("quarantine/two")
    storage().delete("quarantine/two")

    assert (before, storage().places("quarantine")) == (("quarantine/two", None), [])


def test_what_is_not_there_is_not_found(anywhere):
    with pytest.raises(FileNotFoundError):
        list(storage().blocks("materials/none", 10))


def test_a_file_is_at_hand_for_programs_that_read_only_this_machine(anywhere):
    storage().write("materials/one", [b"content"])

    with storage().at_hand("materials/one") as path, open(path, "rb") as file:
        assert file.read() == b"content"


@pytest.mark.parametrize("place", ["../secret", "materials/../../x", "/etc/passwd"])
def test_no_place_leads_out_of_the_root(anywhere, place):
    with pytest.raises(ValueError, match="Not a place"):
        storage().size(place)


def test_files_in_a_folder_are_for_this_installation_only(folder):
    storage().write("materials/one", [b"x"])

    assert (folder / "materials").stat().st_mode & 0o077 == 0
