"""What the agenda tells later chapters."""

from blinker import Namespace

# Sent with the cohort as sender after its sessions changed, in the same transaction; a receiver may refuse.
agenda_changed = Namespace().signal("agenda-changed")

# Sent with the cohort as sender before `sessions` leave its agenda, in the same transaction; a receiver lets go of
# them, or refuses.
sessions_leaving = Namespace().signal("sessions-leaving")
