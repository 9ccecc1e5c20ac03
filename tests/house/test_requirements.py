"""The product runs on what requirements.txt brings; what only the tests need must not hide what is missing there."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distributions, requires

from packaging.requirements import Requirement

from trainer.settings import ROOT

LOAD = """
import importlib, json, pkgutil, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in json.loads(sys.argv[1]):
            raise ModuleNotFoundError(f"{name} comes with the tests only", name=name)

sys.meta_path.insert(0, Missing())
import certificates, trainer
for package in (certificates, trainer):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
"""


def brought(names):
    """The names of the distributions that these requirements (lines) bring with them, as they are installed here."""
    found, waiting = set(), [Requirement(name) for name in names]
    while waiting:
        wanted = waiting.pop()
        reached = {(called(wanted.name), extra) for extra in wanted.extras | {""}} - found
        found |= reached
        for name, extra in reached:
            try:
                lines = [Requirement(line) for line in requires(name) or []]
            except PackageNotFoundError:
                continue
            waiting += [one for one in lines if not one.marker or one.marker.evaluate({"extra": extra})]
    return {name for name, _extra in found}


def called(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def modules_of(each):
    """The top-level modules of an installed distribution."""
    tops = (file.parts[0] for file in each.files or [] if len(file.parts) > 1 or file.suffix == ".py")
    return {top.removesuffix(".py") for top in tops if top.removesuffix(".py").isidentifier()}


def test_everything_loads_without_what_only_the_tests_bring(tmp_path):
    lines = [line.partition("#")[0].strip() for line in (ROOT / "requirements.txt").read_text().splitlines()]
    there = brought(filter(None, lines)) | {"pip", "setuptools"}
    own, foreign = set(sys.stdlib_module_names), set()
    for each in distributions():
        (own if called(each.name) in there else foreign).update(modules_of(each))
    environment = os.environ | {"INSTANCE_DIR": str(tmp_path)}

    loaded = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOAD, json.dumps(sorted(foreign - own))],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (loaded.returncode, loaded.stderr) == (0, "")
