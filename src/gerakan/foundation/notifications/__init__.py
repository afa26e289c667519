"""E-mail and in-app notices, reminders by working day, deadlines with a stated outcome.

A stage declares its messages with `kinds.message_kind`, tells people with `telling.notify`, reminds with
`reminding.remind` and states what silence means with `deadlines.outcome` and `deadlines.set_deadline`.
"""
