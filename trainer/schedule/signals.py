"""What the agenda tells later chapters."""

from blinker import Namespace

# Sent with the cohort as sender after its sessions changed, in the same transaction; a receiver may refuse.
agenda_changed = Namespace().signal("agenda-changed")
