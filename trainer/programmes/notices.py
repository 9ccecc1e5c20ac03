"""What later chapters have to say on the settings page of a cohort, and the one button with which it is put right."""

from dataclasses import dataclass, field

from trainer.programmes.signals import cohort_settings_shown


@dataclass(frozen=True)
class Notice:
    """`text` says what is doubtful, `endpoint` names the cohort's page where it is seen.

    `act`: an endpoint of the cohort that takes a POST with the fields `sent` and puts it right; `act_words`: the words
    on its button. Without `act` the notice has no button, only the way to the page.
    """

    text: str
    endpoint: str
    words: str
    act: str = ""
    act_words: str = ""
    sent: dict = field(default_factory=dict)


def notices(cohort):
    """The notices of all later chapters about a cohort; usually none."""
    answers = (answer for _receiver, answer in cohort_settings_shown.send(cohort))
    return [notice for notice in answers if notice]
