"""The demo: three cohorts of invented people, told by the same verbs that organisers use."""
