"""What every template can say: icons, dates in the reader's language, provinces, phases and states in words."""

import functools
import re
from datetime import date, datetime, time, timedelta

from flask import request, session
from flask_babel import Babel, get_locale
from markupsafe import Markup

from trainer import journal
from trainer.access import Role, may
from trainer.database import now
from trainer.settings import BANGKOK, LANGUAGES, ROOT
from trainer.thai import dates, numerals, phones, places
from trainer.wording import words

# How the journal keeps days, half-days (2020-01-29 1-morning), moments and sessions (2020-01-29 09:00 title).
FACT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?: (?:(?P<half>[12]-[a-z]+)|(?P<at>\d\d:\d\d)(?: (?P<title>.+))?))?", re.DOTALL
)
ICONS = ROOT / "static" / "node_modules" / "@tabler" / "icons" / "icons"


def init_app(app):
    """Teach the templates our words, and choose the language: the reader's choice, else Thai."""
    Babel(app, locale_selector=language)
    app.jinja_env.filters |= {
        "long_date": long_date, "short_date": short_date, "date_range": date_range, "weekday_date": weekday_date,
        "clock": clock, "clock_range": clock_range, "moment": moment,
        "ending": ending, "duration": duration,
        "thai_digits": numerals.thai_digits, "province": province, "region": region,
        "phone": phones.display, "words": words, "fact": fact, "called": called,
    }  # fmt: skip
    app.jinja_env.globals |= {
        "icon": icon, "may": may, "Role": Role, "LANGUAGES": LANGUAGES, "language": language, "today": today,
        "journal_of": journal.entries_of,
    }  # fmt: skip
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def language():
    """The language of this request: what the reader chose, else Thai."""
    chosen = session.get("language") if request else None
    return chosen if chosen in LANGUAGES else "th"


def current():
    """The language as the date formatter knows it; Thai outside a request."""
    return str(get_locale() or "th")


def today():
    """The date in Bangkok."""
    return now().astimezone(BANGKOK).date()


def local(value):
    """A moment as Bangkok's clocks show it; dates and times pass."""
    return value.astimezone(BANGKOK) if isinstance(value, datetime) and value.tzinfo else value


def long_date(value):
    return dates.long_date(local(value), locale=current())


def short_date(value):
    return dates.short_date(local(value), locale=current())


def weekday_date(value):
    return dates.weekday_date(local(value), locale=current())


def date_range(first, last):
    return dates.date_range(first, last, locale=current())


def clock(value):
    """A moment or time of day as 08.30 น. (Thai) or 08:30 (English)."""
    value = local(value)
    return dates.clock(value.time() if isinstance(value, datetime) else value, locale=current())


def clock_range(first, last):
    """Two moments or times of one day as 08.30 – 16.30 น. (Thai) or 08:30–16:30 (English)."""
    return dates.time_range(local(first), local(last), locale=current())


def duration(hours):
    """So many hours in hours and minutes: 18 ชั่วโมง 5 นาที."""
    return dates.duration(hours, locale=current())


def moment(value):
    """A moment as date and time of day."""
    return f"{short_date(value)} {clock(value)}"


def ending(value):
    """A moment at which something is over: what ends at midnight lasts to the day before, as people say it."""
    value = local(value)
    return moment(value) if value.time() != time() else short_date(value - timedelta(days=1))


def province(code):
    """A province's name from its ISO 3166-2 code; an unknown or missing one is a dash."""
    found = places.PROVINCES.get(code)
    return "–" if found is None else found.name_en if current() == "en" else found.name_th


def region(code):
    """The region that a province lies in."""
    found = places.PROVINCES.get(code)
    return "–" if found is None else found.region_en if current() == "en" else found.region_th


def called(programme):
    """A programme's name in the reader's language, for screens; paper says `programme.name`, which is Thai."""
    return programme.called(current())


def fact(value, name):
    """A fact of the journal in words: days as dates, slots, codes in the words of the group `name`, provinces."""
    if found := FACT.fullmatch(str(value)):
        try:
            return _dated(**found.groupdict())
        except ValueError:  # somebody's own words that only look like a date
            return str(value)
    return province(value) if name == "province" else words(value, name)


def _dated(day, half, at, title):
    """The parts of such a fact in the reader's language; raises ValueError for a day or a time that does not exist."""
    said = (
        short_date(date.fromisoformat(day)),
        str(words(half, "half")) if half else "",
        clock(time.fromisoformat(at)) if at else "",
        title,
    )
    return " ".join(filter(None, said))


@functools.lru_cache
def icon(name, style="outline"):
    """A Tabler icon as inline SVG, hidden from screen readers: the word beside it says the same."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise ValueError(f"Not an icon: {name}")
    drawing = (ICONS / style / f"{name}.svg").read_text()
    drawing = re.sub(r"<!--.*?-->", "", drawing, flags=re.DOTALL)
    return Markup(re.sub(r'class="[^"]*"', 'class="icon" aria-hidden="true"', drawing, count=1).strip())
