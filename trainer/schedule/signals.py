"""What the agenda tells later chapters."""

from blinker import Namespace

signals = Namespace()

# Sent with the cohort as sender after its sessions changed, in the same transaction; a receiver may
# refuse, and may answer with a sentence for whoever changed it.
agenda_changed = signals.signal("agenda-changed")

# Sent with the cohort as sender before `sessions` leave its agenda, in the same transaction; a receiver lets go of
# them, or refuses.
sessions_leaving = signals.signal("sessions-leaving")

# Sent with the cohort as sender after a version of its agenda was published, in the same transaction; `before` is the
# version that stood until now, or None. A receiver tells those concerned as `version.telling` asks.
agenda_published = signals.signal("agenda-published")

# Sent with the speaker as sender before they are taken out of the list; a receiver may refuse.
speaker_leaving = signals.signal("speaker-leaving")

# Sent with the speaker who goes as sender before another entry, `into`, stands for both, in the same transaction.
speakers_merging = signals.signal("speakers-merging")

# Sent with an invitation as sender when its private page is drawn; a receiver answers with a Block, or None.
speaker_page_shown = signals.signal("speaker-page-shown")

# Sent with the cohort as sender when the organiser's page of its speakers is drawn; a receiver answers with a Block.
speaker_board_shown = signals.signal("speaker-board-shown")
