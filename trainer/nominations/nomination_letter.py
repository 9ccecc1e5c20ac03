"""The certificate of nomination (หนังสือรับรองการเสนอชื่อ): the letter by which an office stands by whom it sent.

Its form is that of the external letter (หนังสือภายนอก) of ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, without
the Garuda, which only a state office may put there; number and date are left for the sender to fill in.
"""

from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import paper
from trainer.database import db
from trainer.errors import Refused
from trainer.nominations import queries
from trainer.nominations.standing import GONE
from trainer.registration.announcement_words import held, training
from trainer.thai import numerals, places

NAME = "หนังสือรับรองการเสนอชื่อ"


def pdf(link):
    """The bytes of the letter of one link, in Thai digits. Raises Refused while nobody is nominated."""
    people = nominees(link)
    if not people:
        raise Refused(_("Nobody is nominated yet; there is nothing to certify."))
    with force_locale("th"):
        return paper.pdf("print/nomination.html", people=people, digits=numerals.thai_digits, **facts_of(link))


def nominees(link):
    """Whom the link sends as things stand, in the order in which they came."""
    sent = db.session.scalars(queries.nominations_of(link))
    return [each.registration for each in sent if each.registration.state not in GONE]


def facts_of(link):
    """What stands on the letter beside the people."""
    cohort, province = link.cohort, places.PROVINCES.get(link.province)
    return {
        "link": link, "office": link.label, "training": training(cohort), "held": held(cohort),
        "addressee": addressee(cohort), "head": head(link), "by_province": province is not None,
    }  # fmt: skip


def addressee(cohort):
    """Whom the letter is written to: who signs for the programme, in the office's own words, else the body itself."""
    signatory = next(iter(cohort.programme.signatories or []), {})
    position = " ".join((signatory.get("position") or "").split())
    return position or cohort.programme.issuing_body or "หน่วยงานผู้จัดอบรม"


def head(link):
    """The position that signs, in two lines: the head of a provincial office, or of the organisation."""
    if link.province:
        return "พัฒนาสังคมและความมั่นคงของมนุษย์", places.PROVINCES[link.province].full_th
    return "ประธาน/ผู้มีอำนาจลงนาม", link.label
