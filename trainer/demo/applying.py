"""Cohort 6 takes applications: what it asks, how it ranks, who came by which way, and what waits for an organiser."""

from datetime import timedelta

from werkzeug.datastructures import MultiDict

from trainer.applications import apply, asking, composing
from trainer.applications.models import QuestionKind
from trainer.demo.people import rows
from trainer.look import today
from trainer.nominations import giving, nominating, substituting
from trainer.programmes.models import Ranking
from trainer.registration import admission, appeals, intake, marking, reservations, scheme
from trainer.registration.consent_texts import Purpose
from trainer.registration.criteria import Measure
from trainer.registration.seating import Pot

QUESTIONS = (
    {"kind": QuestionKind.CHOICE, "label": "ท่านมีหน้าที่ตัดสินใจเรื่องงบประมาณขององค์กรหรือไม่", "label_en":
     "Do you decide about your organisation's budget?", "options": "มี | Yes\nไม่มี | No", "required": True},
    {"kind": QuestionKind.NUMBER, "label": "องค์กรของท่านมีเจ้าหน้าที่ประจำกี่คน", "least": 0, "most": 5000,
     "label_en": "How many people work in your organisation?"},
    {"kind": QuestionKind.PARAGRAPH, "label": "ท่านจะนำความรู้ไปใช้อย่างไร", "label_en": "What will you use it for?",
     "help": "สองสามประโยคก็เพียงพอ", "required": True},
    {"kind": QuestionKind.CHOICES, "label": "ต้องการความช่วยเหลือระหว่างอบรมเรื่องใด", "sensitive": True,
     "label_en": "Which assistance do you need?",
     "options": "ล่ามภาษามือ | Sign language\nทางลาดสำหรับรถเข็น | A ramp\nเอกสารตัวอักษรใหญ่ | Large print"},
    {"kind": QuestionKind.FILE, "label": "หนังสือส่งตัวจากองค์กร (ถ้ามี)", "label_en": "A letter of your organisation"},
)  # fmt: skip
CRITERIA = (
    ("ความชัดเจนของการนำความรู้ไปใช้", "How clearly the knowledge will be used", 10, Measure.BY_HAND),
    ("องค์กรที่ยังไม่เคยส่งผู้เข้าอบรม", "An organisation that never sent anybody", 5, Measure.NEW_ORGANISATION),
    ("จังหวัดที่ยังไม่เคยมีผู้เข้าอบรม", "A province from which nobody came", 3, Measure.NEW_PROVINCE),
    ("จำนวนปีที่ได้รับการรับรอง", "Years of certification", 5, Measure.YEARS_CERTIFIED),
)
KEPT = {"ใต้": 2, "ตะวันออกเฉียงเหนือ": 2}  # seats
USES = (
    "จะจัดทำแผนกลยุทธ์ของมูลนิธิและถ่ายทอดให้กรรมการทุกคน", "นำไปเขียนโครงการขอทุนสำหรับผู้สูงอายุในชุมชน",
    "ปรับระบบบัญชีและรายงานประจำปีให้โปร่งใส", "สร้างเครือข่ายอาสาสมัครในจังหวัด",
)  # fmt: skip
GIVEN = (8, 6, 9, 5, 7, None)  # points; one in six is still to be looked at


def prepare(cohort):
    """Let cohort 6 be applied to: questions, criteria, seats kept for two regions, and what happens by itself."""
    for facts in QUESTIONS:
        composing.add(cohort, None, **facts)
    cohort.programme.change(None, ranking=Ranking.SCORE)
    for name, name_en, most, measure in CRITERIA:
        scheme.add(cohort.programme, None, name=name, name_en=name_en, most=most, measure=measure)
    reservations.keep(cohort, {Pot("region", region): seats for region, seats in KEPT.items()}, None)
    last = cohort.starts_on - timedelta(21)
    intake.change(cohort, None, opens_on=today(), closes_on=last, offer_days=5, offers_at_once=True)


def people(cohort, organisations):
    """Everybody who asks for a seat of cohort 6, and what was decided about some of them so far."""
    first, second, *others = [apply_for(cohort, row) for row in rows(organisations, 18, seed=6)]
    apply_for(cohort, written_anew(first))
    unlisted(cohort, rows(organisations, 19, seed=7)[-1])
    nominated(cohort, organisations[-2], rows(organisations[-2:-1], 1, seed=8)[0])
    give_points(cohort, [first, second, *others])
    decide(cohort, others)


def apply_for(cohort, row, **facts):
    """Send the public form for the person of a roster's row."""
    place = int(row.raw["phone"][-4:])
    asked = asking.questions_of(cohort)
    entered = MultiDict({f"q{asked[0].id}": "1", f"q{asked[1].id}": place % 30 + 1, f"q{asked[2].id}": USES[place % 4]})
    consents = [Purpose.PUBLICATION, Purpose.SENSITIVE_NEEDS] if place % 3 else []
    facts = row.raw | {"lodging": ("yes", "yes", "no")[place % 3], "province": "", "needs": ""} | facts
    return apply.send(cohort, facts, asking.read(asked, entered), consents)


def written_anew(registration):
    """The row of somebody who applies a second time, with a new surname: an organiser has to say who is who."""
    [row] = rows([registration.organisation], 1, seed=6)
    person = registration.person
    name = f"นาง{person.first_name} {person.last_name}รุ่งเรือง"
    row.raw.update(name=name, phone=person.phone, email="cohort6-again@example.org")
    return row


def unlisted(cohort, row):
    """Somebody whose organisation stands in no register, who asks that it be looked at again."""
    row.raw.update(organisation="ชมรมเพื่อนผู้สูงอายุบ้านสมมติ", email="cohort6-unlisted@example.org")
    made = apply_for(cohort, row, unlisted=True, province="TH-50")
    appeals.make(made, "ชมรมได้รับการรับรองเมื่อเดือนที่แล้ว หนังสือรับรองอยู่ระหว่างจัดส่ง")


def nominated(cohort, organisation, row):
    """An organisation sends somebody by its own link, and then somebody else in that person's place; an office
    has a link that nobody has used."""
    facts = giving.usual(cohort)
    link = giving.give(cohort, None, organisation=organisation, contact_name="นางสาวผู้ประสานงาน สมมติ",
                       contact_email="contact@example.org", **facts)  # fmt: skip
    giving.give(cohort, None, province="TH-50", contact_name="พมจ. (ตัวอย่าง)", **facts | {"most": 5})
    sent = nominating.nominate(link, row.raw | {"email": "cohort6-nominee@example.org"}).registration
    other = {"name": "นายแทนคุณ สมมติ", "position": "กรรมการ", "phone": "0812340006",
             "email": "cohort6-substitute@example.org"}  # fmt: skip
    substituting.substitute(sent, other, "ติดภารกิจเร่งด่วนของมูลนิธิ", link=link)


def give_points(cohort, registrations):
    """Points by hand for most of them."""
    [criterion] = [one for one in scheme.criteria_of(cohort) if one.by_hand]
    given = {one.id: {criterion.id: points} for one, points in zip(registrations, GIVEN * 4, strict=False) if points}
    marking.give(cohort, given, None)


def decide(cohort, registrations):
    """Seats and ranks for most of them; one gives the seat up, which is offered to the next, and one is turned down."""
    admissible = [one for one in registrations if one.admissible]
    accepted, _reserves = admission.accept_in_order(cohort, admissible[:13], None)
    admission.withdraw(accepted[0], "ติดราชการด่วน", None)
    for one in admissible[13:14]:
        one.decline("สมัครในนามองค์กรซึ่งมีผู้แทนแล้ว", None)

