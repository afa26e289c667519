"""What runs by itself: the outbox, reminders, deadlines, digests."""

import datetime

from django.utils.translation import gettext as _

from gerakan.foundation.notifications.deadlines import run_deadlines
from gerakan.foundation.notifications.digests import send_digests
from gerakan.foundation.notifications.reminding import run_reminders
from gerakan.foundation.notifications.sending import mark_stranded, send_due
from gerakan.foundation.tasks.scheduling import chore


@chore("notifications.mail", every=datetime.timedelta(minutes=1))
def send_mail() -> str:
    """What the worker could not send at once."""
    return _("%(sent)d surel terkirim, %(stranded)d tidak pasti") % {"sent": send_due(), "stranded": mark_stranded()}


@chore("notifications.reminders", every=datetime.timedelta(minutes=30))
def send_reminders() -> str:
    """By working day."""
    return _("%d orang diingatkan") % run_reminders()


@chore("notifications.deadlines", every=datetime.timedelta(minutes=5))
def carry_out_deadlines() -> str:
    """Soon after the moment has passed."""
    return _("%d tenggat dijalankan") % run_deadlines()


@chore("notifications.digests", daily_at=datetime.time(7, 0))
def send_daily_digests() -> str:
    """Before the day's work."""
    return _("%d ringkasan dikirim") % send_digests()
