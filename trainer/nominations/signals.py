"""What the nominations chapter tells later ones."""

from blinker import Namespace

# Sent with the Substitution as sender when one person was put in another's place, in the same transaction, with
# `entry`: the journal's entry.
substituted = Namespace().signal("substituted")
