"""What the attendance chapter tells later ones."""

from blinker import Namespace

# Sent with the cohort as sender before what was recorded at some of its slots is thrown away, with `slots`, in the same
# transaction; a later chapter refuses, or settles what it keeps of those slots; `by` is who does it.
resetting = Namespace().signal("resetting-slots")
