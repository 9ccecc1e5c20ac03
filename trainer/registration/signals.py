"""What the registration chapter tells later ones."""

from blinker import Namespace

# Sent with the registration as sender when a decision about it was written down, in the same transaction, with
# `entry`: the journal's entry, whose act is accepted, put_on_reserve, declined or withdrew. Each act is told once.
decided = Namespace().signal("decided")
