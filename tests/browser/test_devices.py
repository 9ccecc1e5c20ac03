"""An organiser makes a scanner of a phone, sees what it said against the rules, and decides."""

import pytest

pytestmark = pytest.mark.browser
COHORT = "/desk/cohorts/executive/5"
ENROL = """(address) => fetch(address, {method: "POST", headers: {"X-CSRFToken": document.body.dataset.csrf}})
  .then((answer) => answer.json())"""
# A phone whose clock was set by a hundred days after it had scanned somebody.
SCAN = """async (key) => {
  const headers = {Authorization: `Bearer ${key}`, "Content-Type": "application/json"};
  const roster = await (await fetch("/door/scanner/roster", {headers})).json();
  const scan = {uid: crypto.randomUUID(), kind: "present", slot: roster.slots[0].id, how: "search", code: "",
                registration: roster.people[0].id, at: Date.now() - 100 * 86400000};
  const sent = JSON.stringify({sent_at: Date.now(), waiting: 2, scans: [scan]});
  const answer = await fetch("/door/scanner/scans", {method: "POST", headers, body: sent});
  return [roster.people[0].name, (await answer.json()).results[0].result];
}"""


@pytest.fixture(scope="module")
def installation(serving):
    """The whole demo: its cohort 5 is held today."""
    return serving("whole")


def test_from_the_devices_link_to_the_decision_on_what_it_said(page, sign_in, accessible):
    sign_in("organiser")
    page.goto(f"{COHORT}/devices")
    accessible()
    page.fill("#name", "ประตู 1")
    with page.expect_navigation():
        page.locator("form.card button").click()
    accessible()
    device, link = page.url, page.input_value("#address")

    page.goto(link)
    name, result = page.evaluate(SCAN, page.evaluate(ENROL, link)["key"])
    page.goto(f"{COHORT}/conflicts")
    page.get_by_text(name, exact=True).wait_for()
    accessible()
    page.locator("input[name=scans]").check()
    with page.expect_navigation():
        page.locator("button[value=counted]").click()
    page.goto(f"{COHORT}/conflicts?decided=1")
    accessible()

    assert result == "clock" and page.get_by_text(name, exact=True).is_visible()
    page.goto(device)
    accessible()
    with page.expect_navigation():
        page.locator("form[action$=revocation] button").click()
    assert "เลิกใช้แล้ว" in page.locator("table").inner_text()
