"""The pages of the hall: its screens, self check-in, the board."""

from trainer.door import (  # noqa: F401  (they add their pages and words)
    board_views,
    hall_screen_views,
    hall_views,
    hall_words,
    self_check_in_views,
)
from trainer.door import self_check_in_phones as phones
from trainer.door.blueprint import door

# The attendance tab, an earlier chapter's, tells of them, too: `phones_lent(cohort)`.
door.app_template_global("phones_lent")(phones.lent)
