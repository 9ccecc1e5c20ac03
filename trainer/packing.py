"""Our own style sheets and scripts as they go over the wire, packed once when they are first served.

Packages from npm are packed when they are fetched (.ci/setup); ours change with every edit. The packed copy bears the
fingerprint of what it was made from, so none is ever out of date, and several processes may make it at once.
"""

import gzip
import hashlib
import os
import pathlib
import tempfile

import brotli
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

PACKERS = {"br": brotli.compress, "gzip": lambda data: gzip.compress(data, mtime=0)}
PACKED_KINDS = (".css", ".js", ".svg")


class Packing(WhiteNoise):
    """Serves as WhiteNoise does, and packs what lies in the folders `own`; copies are kept in the folder `store`."""

    own: tuple[pathlib.Path, ...] = ()
    store: pathlib.Path

    def get_static_file(self, path, url, stat_cache=None):
        found = super().get_static_file(path, url, stat_cache)
        if not path.endswith(PACKED_KINDS) or not any(folder in pathlib.Path(path).parents for folder in self.own):
            return found
        plain = next(headers for _encoding, where, headers in found.alternatives if where == path)
        headers = [one for one in plain if one[0] not in ("Content-Length", "ETag", "Last-Modified", "Vary")]
        return StaticFile(path, headers, encodings=self.packed(pathlib.Path(path)))

    def packed(self, path):
        """{encoding: path of the packed copy}, made where there is none."""
        data = path.read_bytes()
        name = hashlib.sha256(data).hexdigest()[:32]
        return {encoding: str(self.kept(f"{name}.{encoding}", pack, data)) for encoding, pack in PACKERS.items()}

    def kept(self, name, pack, data):
        place = self.store / name
        if not place.exists():
            self.store.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.store, delete=False) as file:
                file.write(pack(data))
            os.replace(file.name, place)
        return place
