"""What the agenda weighs on its way to a phone: the page, its style and script, its sign and its fonts, as served."""

import gzip
import re

import brotli
import pytest

from tests import make
from trainer.settings import ROOT

PAGE = "/cohorts/executive/4/agenda"
MOST = 60_000  # bytes
NAMED = re.compile(r'(?:<script src|<link rel="(?:icon|stylesheet|preload)"[^>]*? href|<img src)="([^"]+)"')
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
SPEAKER = ("รองศาสตราจารย์ ดร.{}", "อาจารย์ประจำคณะสังคมสงเคราะห์ศาสตร์ มหาวิทยาลัยตัวอย่าง")
NAMES = "กานดา ขวัญชัย แก้วตา จำปา ณัฐวุฒิ ธนพล ปิยะนุช ไพลิน มาลี ฤทธิ์ วีระ ฮานา".split()
TITLES = (
    "พระราชบัญญัติส่งเสริมการจัดสวัสดิการสังคม", "การรับรองมาตรฐานองค์การสวัสดิการสังคม", "การสร้างเครือข่ายทางสังคม",
    "การเขียนโครงการเพื่อขอรับเงินสนับสนุนจากกองทุน", "กิจกรรมกลุ่ม: ประเมินองค์กรของตน", "สรุปบทเรียนและแผนงาน",
)  # fmt: skip


@pytest.fixture
def page(app, client):
    """The agenda of forty sessions, each with a speaker, a room and words of its own."""
    cohort = make.cohort(programme=make.programme("executive"), announced_at=make.moment(make.FIRST_DAY, 8), days=4)
    for number in range(40):
        name = SPEAKER[0].format(f"{NAMES[number % 12]} {NAMES[number * 5 % 11]}วงศ์")
        session = make.session(
            cohort, day=cohort.starts_on + make.timedelta(days=number // 10), start=8 + number % 10,
            end=9 + number % 10, title=f"{TITLES[number % 6]} ตอนที่ {number}",
            details=f"{TITLES[number * 7 % 6]}: {' '.join(NAMES[number % 5 :: 3])}", groups=[1, 2][: number % 3],
        )  # fmt: skip
        session.speakers.append(make.speaker(name, position=SPEAKER[1]))
    make.publish(cohort)
    return client.get(PAGE, headers=BROWSER)


def fonts(style):
    """The font files that the style names: all of them are needed at first paint, for both weights and scripts."""
    return [ROOT / "static" / "css" / path for path in re.findall(r"url\(([^)]+\.woff2)\)", style)]


def test_the_agenda_of_forty_sessions_weighs_less_than_sixty_kilobytes_with_its_fonts(page, client):
    html = client.get(PAGE, headers={"Accept-Encoding": "identity"}).text
    named = [client.get(address, headers=BROWSER) for address in NAMED.findall(html)]
    style = client.get(next(one for one in NAMED.findall(html) if ".css" in one)).text
    parts = {"page": len(page.data), "files": sum(len(one.data) for one in named)}
    parts |= {"fonts": sum(path.stat().st_size for path in fonts(style))}

    print(parts, sum(parts.values()))

    assert len(named) == 3 and parts["fonts"] > 40_000 and sum(parts.values()) < MOST


def test_text_is_shown_before_its_fonts_are_there(page, client):
    style = (ROOT / "static" / "css" / "agenda.css").read_text()

    assert style.count("@font-face") == style.count("font-display: swap") == 4


@pytest.mark.parametrize(("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_style_sheets_of_our_own_are_packed_as_the_browser_understands(client, accepted, encoding):
    answer = client.get("/static/css/agenda.css", headers={"Accept-Encoding": accepted})

    assert answer.headers.get("Content-Encoding") == encoding and answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_what_is_packed_is_what_was_written(client, encoding, unpack):
    answer = client.get("/static/css/agenda.css", headers={"Accept-Encoding": encoding})

    assert unpack(answer.data) == (ROOT / "static" / "css" / "agenda.css").read_bytes()
