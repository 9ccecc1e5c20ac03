"""What the registration chapter tells later ones."""

from blinker import Namespace

# Sent with the registration as sender when a decision about it was written down, in the same transaction, with
# `entry`: the journal's entry, whose act is accepted, put_on_reserve, offered, declined, withdrew or let_lapse. Each
# act is told once.
decided = Namespace().signal("decided")

# Sent with the registration as sender when somebody came in by themselves or was nominated, in the same transaction:
# an application was received (`entry.act` is applied or nominated), or an appeal was answered (answered_appeal).
received = Namespace().signal("received")

# Sent with the registration that is about to be merged into another one; `into` is the one that stays. A later
# chapter moves what hangs on it, or refuses.
merging = Namespace().signal("merging")
