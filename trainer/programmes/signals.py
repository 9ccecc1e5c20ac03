"""What a cohort tells later chapters."""

from blinker import Namespace

signals = Namespace()

# Sent with the cohort as sender, before it changes and in the same transaction, with `facts`: {name: value to come}
# (number, starts_on, ends_on, venue, seats). The cohort still is as it was; a receiver may refuse.
cohort_changing = signals.signal("cohort-changing")

# Sent with the programme as sender after it changed, in the same transaction, with `changes` as the journal has them.
programme_changed = signals.signal("programme-changed")

# Sent with the topic as sender before it leaves its programme; a receiver may let go of it, or refuse.
topic_leaving = signals.signal("topic-leaving")

# Sent with the cohort as sender when its settings are shown; a receiver may answer with a `programmes.notices.Notice`.
cohort_settings_shown = signals.signal("cohort-settings-shown")
