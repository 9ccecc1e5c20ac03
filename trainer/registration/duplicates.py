"""Who on the rosters may be the same person. Only flagged: relatives share names, a coordinator lends one phone.

The rule (handbook, "Duplicates"; cases 38 and 39): the same first name and surname, title ignored, and the same
telephone or the same organisation. Or the marks of a marriage: a woman's first name and telephone the same, title
and surname different.
"""

from collections import defaultdict

from trainer.thai import names, text


def groups(rows):
    """Sets of indexes into `rows` that may be one person, each of two or more, in the order of the rows.

    Each row has title, first_name, last_name, phones (a tuple) and organisation_key, any of them possibly empty.
    """
    leader = list(range(len(rows)))
    for alike in _same_person(rows):
        for other in alike[1:]:
            _join(leader, alike[0], other)
    for alike in _married(rows):
        for other in alike[1:]:
            _join(leader, alike[0], other)
    found = defaultdict(list)
    for index in range(len(rows)):
        found[_leader(leader, index)].append(index)
    return [tuple(members) for members in found.values() if len(members) > 1]


def keys(first_name, last_name, phones=(), organisation_id=None):
    """What a person is known by from one import to the next; one key in common means the same person.

    A name alone is a key only of someone who gave neither telephone nor organisation.
    """
    name = names.duplicate_key(first_name, last_name)
    known = {f"{name}|{phone}" for phone in phones if phone}
    if organisation_id is not None:
        known.add(f"{name}|organisation {organisation_id}")
    return frozenset(known or {name})


def _same_person(rows):
    """Lists of indexes with one name and one telephone, or one name and one organisation."""
    alike = defaultdict(list)
    for index, row in enumerate(rows):
        if row.first_name:
            name = names.duplicate_key(row.first_name, row.last_name).replace(" ", "")  # some write it in one word
            for phone in row.phones:
                alike[name, "phone", phone].append(index)
            if row.organisation_key:
                alike[name, "organisation", row.organisation_key].append(index)
    return alike.values()


def _married(rows):
    """Lists of indexes of women with one first name and telephone whose titles differ; their surnames may, too."""
    women = defaultdict(list)
    for index, row in enumerate(rows):
        if row.first_name and names.sex(row.title) == "female":
            for phone in row.phones:
                women[text.key(row.first_name), phone].append(index)
    return [alike for alike in women.values() if len({rows[index].title for index in alike}) > 1]


def _join(leader, one, other):
    one, other = sorted((_leader(leader, one), _leader(leader, other)))
    leader[other] = one


def _leader(leader, index):
    while leader[index] != index:
        index = leader[index]
    return index
