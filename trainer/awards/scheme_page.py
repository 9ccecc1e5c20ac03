"""The page on which a scheme is filled in: what is saved or was just sent, how it looks, what is wrong with it."""

from typing import NamedTuple

from flask import request
from flask_babel import gettext as _

from trainer import journal
from trainer.awards import designs, numbering, patterns, pictures, preview, proof, samples, schemes
from trainer.awards.looks import Look, as_json
from trainer.awards.scheme_forms import DROP, FILE, PICTURE, REFUSED, form_of
from trainer.errors import Refused
from trainer.look import language
from trainer.thai.numerals import thai_digits


class Problem(NamedTuple):
    """What is wrong, as a sentence; certificates can be issued in spite of a mere warning."""

    said: str
    warning: bool = False


class SchemePage:
    """One scheme as it stands in the form. Raises Refused when its design cannot be read."""

    def __init__(self, programme, kind):
        self.programme, self.kind = programme, kind
        self.scheme = schemes.scheme_of(programme, kind)
        self.names = designs.called(language())
        self.design = self._asked("design")
        self.place = designs.place_of(self.design)
        self.drawn = designs.bare(self.place)
        self.turned = request.method == "POST" and self._asked("shown_design") != self.design
        self.form = form_of(self.scheme, self.drawn.asks, self.names, self._carried() if self.turned else None)
        self.pictures, self.refused = self._pictures()

    def _asked(self, name):
        """A design that the form names, or else the saved one."""
        sent = request.form.get(name, self.scheme.design)
        return sent if sent in dict(self.names) else self.scheme.design

    def _carried(self):
        """What was typed for another design, as far as this one takes it; its own defaults for the rest."""
        before = designs.bare(designs.place_of(self._asked("shown_design")))
        form = form_of(self.scheme, before.asks, self.names)
        form.validate()
        typed = {name: value for name, value in form.values().items() if value != before.fields.get(name)}
        return self.drawn.fields | designs.fitting(self.drawn, typed, {})[0]

    def _pictures(self):
        """({field: fingerprint}, {field: why a file was refused}) of the pictures that stand in the form."""
        found, refused = {}, {}
        for name in (name for name, one in self.drawn.asks.items() if one.type == "image"):
            standing = request.form.get(PICTURE + name) if request.method == "POST" else self.scheme.pictures.get(name)
            file = request.files.get(FILE + name)
            try:
                if file and file.filename:
                    standing = pictures.keep(file)
            except Refused as refusal:
                refused[name] = str(refusal)
            if standing and pictures.is_kept(standing) and not request.form.get(DROP + name):
                found[name] = standing
        return found, refused

    @property
    def uploaded(self):
        """The fields for which a file was just sent."""
        return [name[len(FILE):] for name, file in request.files.items() if name.startswith(FILE) and file.filename]

    @property
    def given_up(self):
        """The fields whose file the preview refused, and where none is chosen any more."""
        marked = {name[len(REFUSED):] for name in request.form if name.startswith(REFUSED)}
        return marked - {*self.uploaded}

    def save(self):
        """Let hold what the form says. Raises Refused with the place in the form."""
        facts = self.form.facts() | {"pictures": self.pictures}
        self._refuse_given_numbers(facts)
        return schemes.save(self.programme, self.kind, journal.actor(), **facts)

    def _refuse_given_numbers(self, facts):
        patterns.refuse_bad_pattern(facts["pattern"], facts["series"])
        cohort, draft = samples.cohort_of(self.programme), self.draft(facts)
        numbering.refuse_repeated(cohort, numbering.coming(cohort, draft))

    def draft(self, facts):
        """A scheme of these facts that is kept nowhere."""
        made = schemes.usual(self.programme, self.kind)
        for name, value in facts.items():
            setattr(made, name, value)
        return made

    def numbers(self):
        """The next three numbers as they would be printed, or why there are none: (numbers, refusal)."""
        facts = self.form.facts()
        cohort, draft = samples.cohort_of(self.programme), self.draft(facts)
        try:
            patterns.refuse_bad_pattern(facts["pattern"], facts["series"])
            coming = numbering.coming(cohort, draft)
            numbering.refuse_repeated(cohort, coming)
        except Refused as refusal:
            return [], str(refusal)
        return [thai_digits(one) if facts["thai_digits"] else one for one in coming], ""

    def sample(self):
        """(look, {code: Certificate}, problems) of the form as it stands; plain data, for work elsewhere."""
        self.form.validate()
        facts = self.form.facts()
        fields, chosen = designs.fitting(self.drawn, facts["fields"], self.pictures)
        found = self._set_right(facts)
        filled = designs.looked_at(self.place, fields, chosen)
        people = samples.certificates_of(self.programme, self.draft(facts), filled.fields)
        look = Look(self.design, filled.version, as_json(fields), as_json(chosen))
        said = map(Problem, proof.problems([*people.values()], filled))
        found += [*self._missing(chosen), *said, *self._faint(filled)]
        return look, people, found

    def _set_right(self, facts):
        """Put the saved words and number for those that cannot be filled in; returns what is wrong with them."""
        judged = {
            "completed": lambda: patterns.refuse_bad_words(facts["completed"], "completed"),
            "pattern": lambda: patterns.refuse_bad_pattern(facts["pattern"], facts["series"]),
        }
        found = []
        for name, judge in judged.items():
            try:
                judge()
            except Refused as refusal:
                found.append(Problem(str(refusal)))
                facts[name] = getattr(self.scheme, name)
        return found

    def seen(self, look, people, problems):
        """([(code, Seen)], all problems) of what `sample` gave. Takes a while: to be called without a transaction."""
        seen = preview.seen(self.place, look, list(people.values()))
        unfit = dict.fromkeys(one.refusal for one in seen if one.refusal)
        return list(zip(people, seen, strict=True)), [*problems, *map(Problem, unfit)]

    def _missing(self, chosen):
        """Pictures that the design cannot do without."""
        for name, one in self.drawn.asks.items():
            if one.required and one.type == "image" and name not in chosen:
                yield Problem(_("A picture is missing: %(name)s.", name=one.label.get(language(), name)))

    def _faint(self, design):
        """Colours that are hard to read on paper and for some people not at all."""
        for name, ratio in design.faint.items():
            label = design.asks[name].label.get(language(), name)
            yield Problem(
                _("“%(field)s” is too pale to be read well: contrast %(ratio)s : 1, at least 4.5 : 1 is needed.",
                  field=label, ratio=f"{ratio:.1f}"), warning=True)  # fmt: skip

