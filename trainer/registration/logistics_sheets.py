"""Food, bedrooms, groups and badges as workbooks that print well."""

from flask_babel import gettext as _

from trainer import workbook
from trainer.look import long_date, province
from trainer.registration.badges import code_of
from trainer.thai import dates
from trainer.wording import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(cohort, words, ending):
    """How a list of the cohort is called when it is saved, e.g. ห้องพัก executive รุ่นที่ 4.xlsx."""
    return f"{words} {cohort.programme.slug} รุ่นที่ {cohort.number}.{ending}"


def food_pages(cohort, meals, by_kind, people, needs, **_others):
    """Two sheets: numbers meal by meal, and everybody's food and needs."""
    kinds = [kind or _("None given") for kind in by_kind]
    numbers = [[long_date(meal.day), str(words(meal.name, "meal")), *(meal.counts[kind] for kind in by_kind),
                meal.total, meal.before_noon] for meal in meals]
    named = [[kind or _("None given"), one.label, one.needs] for kind, those in by_kind.items() for one in those]
    return [
        sheet(cohort, _("Meals"), [_("Day"), _("Mealtime"), *kinds, _("Total"), _("before noon")], numbers),
        sheet(cohort, _("Names"), [_("Food"), _("Name"), _("Other accommodation needed")], named),
    ]


def lodging_pages(cohort, rooms, homeless):
    """Two sheets: a line for each bed in use, and who needs a bed and has none."""
    beds = [[room.name, one.label, one.organisation_label, province(one.province), one.person.phone,
             " ".join(str(words(code, "room_conflict")) for code in room.conflicts)]
            for room in rooms for one in room.people]
    waiting = [[one.label, one.organisation_label, province(one.province)] for one in homeless]
    where = [_("Name"), _("Organisation"), _("Province")]
    return [
        sheet(cohort, _("Bedrooms"), [_("Bedroom"), *where, _("Telephone"), _("To look at")], beds),
        sheet(cohort, _("Without a bedroom"), where, waiting),
    ]


def group_pages(cohort, groups, members, rest):
    """One sheet: everybody by group."""
    lines = [[group.label, place, one.label, one.organisation_label, province(one.province)]
             for group in groups for place, one in enumerate(members[group.id], 1)]
    lines += [["", "", one.label, one.organisation_label, province(one.province)] for one in rest]
    header = [_("Group"), _("No."), _("Name"), _("Organisation"), _("Province")]
    return [sheet(cohort, _("Groups"), header, lines)]


def badge_pages(cohort, people):
    """One sheet for whoever prints badges elsewhere, with what the QR code is to say."""
    header = [_("No."), _("Name"), _("Organisation"), _("Province"), _("Group"), _("Text of the QR code")]
    lines = [[one.list_number, one.label, one.organisation_label, province(one.province),
              one.training_group.number if one.training_group else "", code_of(one)]
             for one in people]
    return [sheet(cohort, _("Badges"), header, lines)]


def sheet(cohort, title, header, rows):
    """A sheet under the cohort's name and days."""
    days = dates.date_range(cohort.starts_on, cohort.ends_on) if cohort.starts_on else ""
    name = f"{cohort.programme.name} {_('cohort %(number)s', number=cohort.number)}"
    return workbook.Page(title=title, heading=(name, days), header=tuple(header), rows=rows)
