"""What the agenda tells later chapters."""

from blinker import Namespace

signals = Namespace()

# Sent with the cohort as sender after its sessions changed, in the same transaction; a receiver may refuse.
agenda_changed = signals.signal("agenda-changed")

# Sent with the speaker as sender before they are taken out of the list; a receiver may refuse.
speaker_leaving = signals.signal("speaker-leaving")
