"""Where large files lie: in a folder, or in a bucket that speaks S3. The same acts on both, in bounded memory."""

import functools
import os
import pathlib
import secrets
import shutil
import tempfile
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import fsspec
from flask import current_app

BLOCK = 64 * 1024  # bytes that are handed on at a time
AHEAD = 2 * 2**20  # that are fetched from a bucket at a time when a file is read from end to end
PART = 5 * 2**20  # in which a file goes up to a bucket; S3 takes no smaller ones


class Storage:
    """Files under one root, each named by its place, such as "materials/3f9a"."""

    def __init__(self, url, **options):
        self.system, self.root = fsspec.url_to_fs(url, **options)
        self.is_folder = getattr(self.system, "local_file", False)

    def write(self, place, blocks):
        """Write a file, whole or not at all; returns its size.

        A bucket shows a file once all of it is there; in a folder it is renamed when it is. Raises whatever `blocks`
        raises, and OSError where it cannot be stored.
        """
        path = self._path(place)
        half = f"{path}.{secrets.token_hex(4)}.part" if self.is_folder else path
        if self.is_folder:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        file, size = self.system.open(half, "wb", block_size=PART), 0
        try:
            for block in blocks:
                size += file.write(block)
            file.close()
        except BaseException:
            self._drop(file, half)
            raise
        if half != path:
            os.replace(half, path)
        return size

    def _drop(self, file, half):
        """Forget what was written of a file; closing one of a bucket would complete it."""
        if self.is_folder:
            file.close()
            pathlib.Path(half).unlink(missing_ok=True)
        else:
            file.closed = True
            file.discard()

    def open(self, place, size=None, ahead=AHEAD):
        """A file to be read, which can seek. Raises FileNotFoundError, where `size` is given at the first read.

        `ahead`: so many bytes more than asked for are fetched from a bucket.
        """
        return self.system.open(self._path(place), "rb", block_size=ahead, cache_type="readahead", size=size)

    def blocks(self, place, size=None):
        """The content of a file in blocks."""
        with self.open(place, size) as file:
            while block := file.read(BLOCK):
                yield block

    def delete(self, place):
        """Delete a file, if it is there."""
        with suppress(FileNotFoundError):
            self.system.rm_file(self._path(place))

    def move(self, place, to):
        """Give a file another place. Raises FileNotFoundError."""
        if self.is_folder:
            os.makedirs(os.path.dirname(self._path(to)), mode=0o700, exist_ok=True)
        self.system.mv(self._path(place), self._path(to))

    def size(self, place):
        """The size of a file, or None where there is none."""
        try:
            return self.system.size(self._path(place))
        except FileNotFoundError:
            return None

    def places(self, folder):
        """Pairs (place, when it was written last) of all files in a folder."""
        found = self.system.find(self._path(folder), detail=True)
        return [(path.removeprefix(f"{self.root}/"), changed(facts)) for path, facts in found.items()]

    @contextmanager
    def at_hand(self, place):
        """The path of a file on this machine, for programs that read no other; one of a bucket is fetched for it."""
        if self.is_folder:
            yield self._path(place)
            return
        with tempfile.NamedTemporaryFile() as near:
            with self.open(place) as far:
                shutil.copyfileobj(far, near, BLOCK)
            near.flush()
            yield near.name

    def _path(self, place):
        if ".." in place.split("/") or place.startswith("/"):
            raise ValueError(f"Not a place of a file: {place!r}")
        return f"{self.root}/{place}"


def changed(facts):
    """When a file was written last, as a folder and as a bucket tells it."""
    return facts.get("LastModified") or datetime.fromtimestamp(facts["mtime"], UTC)


def storage():
    """The storage of this installation: the bucket of FILES_URL, or else the folder FILES_DIR."""
    config = current_app.config
    return opened(config["FILES_URL"] or str(config["FILES_DIR"]), config["S3_ENDPOINT_URL"], os.getpid())


@functools.lru_cache(4)
def opened(url, endpoint, _process):
    """The storage at an address, opened once a process: connections to a bucket do not survive a fork."""
    if "://" not in url:
        return Storage(pathlib.Path(url).resolve().as_posix())
    asked_for = {"request_checksum_calculation": "when_required", "response_checksum_validation": "when_required"}
    if endpoint:  # servers other than Amazon's know neither buckets as host names nor its newest checksums
        asked_for["s3"] = {"addressing_style": "path"}
    return Storage(url.rstrip("/"), endpoint_url=endpoint, config_kwargs=asked_for, use_listings_cache=False,
                   fixed_upload_size=True)  # fmt: skip
