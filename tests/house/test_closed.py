"""A cohort that was closed keeps what it holds: every verb that would change it refuses, until it is opened again."""

import pytest

from tests import make
from trainer.attendance import checkin, corrections, differences, excusing, rehearsal, signatures
from trainer.attendance.models import Way
from trainer.awards import issuing
from trainer.database import now
from trainer.door import hall, permission, self_check_in, standing_in, walk_ins
from trainer.door import self_check_in_phones as phones
from trainer.errors import Refused
from trainer.registration import admission, drafting, importing, record
from trainer.registration.models import State
from trainer.schedule import agenda, speaker_fees, speaker_invitations, taking, versions

WHEN = dict(starts_at=make.moment(make.FIRST_DAY, 9), ends_at=make.moment(make.FIRST_DAY, 10))
NEW = {"name": "นายสมชาย มาแทน", "position": "", "phone": "0899999999"}


class Closed:
    """A closed cohort with one of everything."""

    def __init__(self):
        self.cohort = make.cohort()
        self.session = make.session(self.cohort)
        self.slot = make.slots(self.cohort)[0]
        self.seated = make.registration(self.cohort)
        self.asking = make.registration(self.cohort, state=State.APPLIED)
        self.later = make.registration(self.cohort)
        make.presence(self.slot, self.seated)
        self.slot.paper_entered_at = now()
        self.cohort.closed_at = now()


VERBS = {
    "give a seat": lambda it: admission.accept(it.asking, by=None),
    "give seats": lambda it: admission.accept_in_order(it.cohort, [it.asking], by=None),
    "let reserves move up": lambda it: admission.promote(it.cohort, by=None),
    "withdraw": lambda it: admission.withdraw(it.seated, "", by=None),
    "turn down": lambda it: it.asking.decline("เต็ม", by=None),
    "admit by exception": lambda it: it.asking.admit("เหตุผล", by=None),
    "register by hand": lambda it: record.enter(it.cohort, {"name": "นายใหม่ มา", "organisation": "x"}, by=None),
    "correct": lambda it: record.correct(it.seated, record.as_typed(it.seated), by=None),
    "open an import": lambda it: drafting.open_draft(it.cohort, [object()], by=None),
    "take a roster in": lambda it: importing.take_in(it.cohort, [], by=None),
    "plan a session": lambda it: agenda.plan(it.cohort, None, title="ใหม่", **WHEN),
    "change a session": lambda it: agenda.change(it.session, None, title="อื่น"),
    "remove a session": lambda it: agenda.remove(it.session, None),
    "clear the agenda": lambda it: agenda.clear(it.cohort, None),
    "ask a speaker": lambda it: speaker_invitations.invite(it.cohort, None, None),
    "set the rates of speakers": lambda it: speaker_fees.set_rates(it.cohort, {}, None),
    "publish the agenda": lambda it: versions.publish(it.cohort, "", None),
    "take a sheet over as the agenda": lambda it: taking.take_over(it.cohort, [], None),
    "mark present": lambda it: checkin.mark_present(it.slot, [it.seated.id], None, Way.MATRIX),
    "take a presence back": lambda it: checkin.annul(it.slot, [it.seated.id], None, "ผิดคน"),
    "sign in with a phone": lambda it: self_check_in.sign_in(it.slot, it.seated, now(), "", None),
    "clear a phone": lambda it: phones.clear(it.slot, "c0ffee", [it.seated.id], None),
    "switch self check-in on": lambda it: hall.set_self_check_in(it.cohort, True, None),
    "add a presence": lambda it: corrections.add_presence(it.slot, it.later, it.slot.starts_at, "ลืม", None),
    "record that somebody left": lambda it: corrections.leave_early(it.slot, it.seated, it.slot.ends_at, "ป่วย", None),
    "excuse": lambda it: excusing.excuse(it.later, [it.slot], "ป่วย", None),
    "enter a sheet": lambda it: signatures.keep(it.slot, [], None),
    "leave a difference": lambda it: differences.leave(it.slot, [it.seated.id], None, "", signed=False),
    "reset after a rehearsal": lambda it: rehearsal.reset(it.cohort, [it.slot], "ซ้อม", None),
    "let in at the door": lambda it: walk_ins.let_in(it.slot, it.asking, None),
    "free a seat": lambda it: walk_ins.release(it.slot, it.later, "ไม่มา", None),
    "put somebody in another's place": lambda it: standing_in.stand_in(it.slot, it.later, NEW, "ป่วย", None),
    "let the door give seats": lambda it: permission.allow(it.cohort, True, None),
    "award by exception": lambda it: issuing.award_by_exception(it.seated, "ป่วย", None),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_closed_cohort_refuses_to(app, verb):
    with app.test_request_context(), pytest.raises(Refused, match="ปิด"):
        VERBS[verb](Closed())
