"""From two spreadsheets that other people filled in to printed certificates, with a browser and a real installation."""

import csv
import io
import re
import subprocess

import pikepdf
import pytest
from openpyxl import load_workbook

from certificates import normalised
from trainer.demo.story import HERE, ROSTERS

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/4"


def submit(page, action):
    """Press the button of the form that leads to this address."""
    with page.expect_navigation():
        page.locator(f"form[action$='{action}'] button").first.click()


def downloaded(page, press):
    with page.expect_download() as coming:
        press()
    return coming.value.path().read_bytes()


def text_of(pdf, tmp_path):
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    return normalised(
        subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    )


def test_cohort_four_from_messy_spreadsheets_to_printed_certificates(sign_in, accessible, installation, tmp_path):
    page = sign_in("organiser")
    accessible()

    # The registry of organisations: looked at, then taken over.
    page.goto("/desk/organisations/registry-uploads/new")
    page.set_input_files("input[type=file]", HERE / "registry.xlsx")
    with page.expect_navigation():
        page.locator("main form[enctype] button.btn-primary").click()
    accessible()
    submit(page, "/completion")
    page.goto("/desk/organisations")
    assert page.locator("tbody tr").count() == 50
    accessible()

    # Both rosters: every row as understood; what cannot be decided here is left out.
    page.goto(f"{COHORT}/people")
    accessible()
    page.goto(f"{COHORT}/roster")
    page.set_input_files("input[type=file]", [HERE / name for name in ROSTERS])
    page.locator("main form[enctype] button.btn-primary").click()
    page.wait_for_url(re.compile("/roster/[0-9]+"))
    assert page.locator("article.roster-row").count() == 13
    accessible()
    submit(page, "/left-out")
    submit(page, "/registrations")
    page.wait_for_url(re.compile("/people$"))
    accessible()

    # The name list, in Thai order, on paper and as a workbook.
    page.goto(f"{COHORT}/name-list")
    names = page.locator("td.main-cell").all_inner_texts()
    assert len(names) == 85 and names[0].startswith("นางสาวกัลยาณี")
    accessible()
    listed = text_of(page.request.get(f"{COHORT}/name-list.pdf").body(), tmp_path)
    assert [name for name in names if normalised(name) not in listed] == []
    workbook = load_workbook(io.BytesIO(page.request.get(f"{COHORT}/name-list.xlsx").body()))
    assert names[0] in [cell.value for row in workbook.worksheets[0].iter_rows() for cell in row]

    # The agenda is readable without signing in; the half-days follow from it.
    page.goto(f"{COHORT}/agenda")
    accessible()
    page.goto(f"{COHORT}/attendance")
    accessible()
    sheets = sorted({link.get_attribute("href") for link in page.locator("a[href$='/paper']").all()})
    assert len(sheets) == 6

    # After the event, from paper: everybody but these. Number 1 is absent twice, and so does not earn a certificate.
    for place, sheet in enumerate(sheets):
        page.goto(sheet)
        if place < 2:
            page.fill("[data-call]", "1")
            page.press("[data-call]", "Enter")
        with page.expect_navigation():
            page.locator("button[value=save]").click()
    page.goto(f"{COHORT}/attendance")
    assert page.locator("td, th").filter(has_text=re.compile(r"^\s*6\s*/\s*6\s*$")).count() >= 84

    # Awards: who earned it and who not, then all certificates at once.
    page.goto(f"{COHORT}/awards")
    accessible()
    submit(page, "/awards/certificates")
    submit(page, "/print-runs")
    opened = page.locator("a[href*='/desk/jobs/'][href$='/file']")
    opened.wait_for()
    run = page.request.get(opened.get_attribute("href")).body()
    printed = text_of(run, tmp_path)
    with pikepdf.open(io.BytesIO(run)) as pages:
        assert len(pages.pages) == 84
    assert [name for name in names[1:] if normalised(name) not in printed] == []
    assert normalised(names[0]) not in printed

    # The command line makes the same certificates, one file each.
    installation.flask("certificates", "issue", "--cohort", "executive/4", "--out", str(tmp_path / "out"))
    with open(tmp_path / "out" / "index.csv", encoding="utf-8-sig", newline="") as index:
        rows = list(csv.DictReader(index))
    assert [row["number"] for row in rows] == [f"4/{serial:03}/2563" for serial in range(1, 85)]
    assert all((tmp_path / "out" / row["file"]).stat().st_size > 10_000 for row in rows)

    # What the QR says leads to a page that says valid, with the name partly masked.
    found = subprocess.run(
        ["sh", "-c", 'pdftoppm -r 150 -png -singlefile "$1" "$2" && zbarimg -q --raw "$2.png"', "sh",
         str(tmp_path / "out" / rows[0]["file"]), str(tmp_path / "one")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    page.context.clear_cookies()
    page.goto(found.stdout.strip())
    assert "4/001/2563" in page.locator("main").inner_text()
    assert rows[0]["name"] not in page.locator("main").inner_text()
    accessible()


def test_the_closing_workbook_opens_and_the_report_can_be_read(sign_in, accessible):
    page = sign_in("organiser")
    page.goto(f"{COHORT}/report")
    accessible()

    link = page.locator("a[href$='.xlsx']").first.get_attribute("href")

    assert len(load_workbook(io.BytesIO(page.request.get(link).body())).worksheets) >= 4
