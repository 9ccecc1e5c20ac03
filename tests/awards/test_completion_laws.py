"""What holds of completion whatever was attended: laws that hypothesis tries to break."""

from datetime import timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from tests import make
from trainer.attendance.marks import Mark, Said
from trainer.awards.completion import CompletionTerms, progress
from trainer.programmes.models import Measure

NINE = make.moment(make.FIRST_DAY, 9)
terms = st.builds(CompletionTerms, st.integers(1, 100), st.sampled_from(Measure))


@st.composite
def agendas(draw):
    """Half-days on days of their own, or sessions anywhere within a day, some of them at the same time."""
    by_session, slots = draw(st.booleans()), []
    for number in range(draw(st.integers(0, 8))):
        starts = NINE + timedelta(days=0 if by_session else number, minutes=draw(st.integers(0, 300)) * by_session)
        length = draw(st.integers(1, 240))
        minutes = length if by_session else draw(st.integers(0, length))
        slots.append(SimpleNamespace(
            starts_at=starts, ends_at=starts + timedelta(minutes=length), minutes=minutes, counts=draw(st.booleans()),
            session_id=number + 1 if by_session else None,
        ))  # fmt: skip
    return slots


@st.composite
def stays(draw, slots):
    """Some of the slots, some of them left early, or before they began."""
    attended = [slot for slot in slots if draw(st.booleans())]
    return [(slot, draw(st.one_of(st.none(), st.integers(-60, 300).map(
        lambda late, slot=slot: slot.starts_at + timedelta(minutes=late))))) for slot in attended]  # fmt: skip


@given(terms, st.data())
def test_nobody_attends_less_than_nothing_or_more_than_there_is(terms, data):
    slots = data.draw(agendas())

    account = terms.account(slots, data.draw(stays(slots)))

    assert 0 <= account.done <= account.whole and 0 <= account.percent <= 100


@given(terms, st.data())
def test_whoever_was_everywhere_until_the_end_has_completed_unless_nothing_counts(terms, data):
    slots = data.draw(agendas())

    account = terms.account(slots, [(slot, None) for slot in slots])

    assert account.done == account.whole and account.met == (account.whole > 0)


@given(terms, st.data())
def test_to_be_present_once_more_never_lowers_what_was_attended(terms, data):
    slots = data.draw(agendas())
    attended = data.draw(stays(slots))
    more = [(slot, None) for slot in slots if slot not in [one for one, _left in attended]][:1]

    assert terms.measured(attended + more) >= terms.measured(attended)


@given(terms, st.data(), st.integers(0, 120))
def test_to_stay_longer_never_lowers_what_was_attended(terms, data, minutes):
    slots = data.draw(agendas())
    attended = data.draw(stays(slots))
    longer = [(slot, left and left + timedelta(minutes=minutes)) for slot, left in attended]

    assert terms.measured(longer) >= terms.measured(attended)


@given(terms, st.data(), st.randoms())
def test_the_order_in_which_presences_come_to_be_known_does_not_matter(terms, data, dice):
    attended = data.draw(stays(data.draw(agendas())))
    shuffled = dice.sample(attended, len(attended))

    assert terms.measured(shuffled) == terms.measured(attended)


@given(terms, st.integers(0, 10_000))
def test_what_is_needed_is_the_least_number_that_reaches_the_percentage(terms, whole):
    needed = terms.needed(whole)

    assert needed * 100 >= whole * terms.required_percent > (needed - 1) * 100 or needed == whole == 0


@given(terms, st.data())
def test_whoever_attends_all_that_remains_completes_exactly_if_it_was_called_reachable(terms, data):
    slots = data.draw(agendas())
    marks = [Mark(slot, data.draw(st.sampled_from(Said))) for slot in slots]
    everything = [(mark.slot, None) for mark in marks if mark.present or mark.pending]

    found = progress(terms, marks)

    assert found.reachable == terms.account(slots, everything).met
