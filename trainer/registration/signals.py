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

# Sent with the cohort as sender when sensitive data (food, needs, health) is erased, in the same transaction, with
# `registrations`: a Select of the ids of those whom it concerns, for `.in_(…)`: one who took the consent back, or
# everybody of the cohort 30 days after its end; and `dry_run`: true when it shall only be looked. A later chapter
# erases what it keeps of them, and answers with the set of ids of those of whom it had something.
forgetting = Namespace().signal("forgetting")

# Sent with the registration as sender when its record is shown; a receiver may answer with a `record_blocks.Block`.
record_shown = Namespace().signal("record_shown")

# Sent with the registration as sender when the applicant opens its status page; a receiver may answer with sentences
# that say why the application stands where it stands.
status_told = Namespace().signal("status_told")

# Sent with the registration as sender when the applicant opens its status page; a receiver may answer with a
# `record_blocks.Block` for the person to read.
status_shown = Namespace().signal("status_shown")
