"""One e-mail a day instead of many."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Wording
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.notifications.telling import compose, post

KIND = "notifications.digest"
LABEL = gettext_lazy("Ringkasan harian")
MOST_LINES = 60


def send_digests() -> int:
    """One message to each person with notices waiting for it; running it again sends nothing new."""
    people = User.objects.filter(is_active=True, notices__waits_for_digest=True).distinct().order_by("pk")
    return sum(_digest(person) for person in people.iterator())


def _digest(person: User) -> bool:
    with transaction.atomic():
        waiting = Notice.objects.select_for_update().filter(person=person, waits_for_digest=True).order_by("pk")
        notices = list(waiting)
        taken = Notice.objects.filter(pk__in=[notice.pk for notice in notices], waits_for_digest=True).update(
            waits_for_digest=False
        )
        unread = [notice for notice in notices if notice.read_at is None]
        if not taken or not unread:
            return False
        with translation.override(person.language):
            post(person.email, KIND, compose(_wording(unread), {}, url=reverse("notifications:notices")))
    return True


def _wording(notices: list[Notice]) -> Wording:
    count = len(notices)
    subject = ngettext("%d pemberitahuan dari Gerakan", "%d pemberitahuan dari Gerakan", count) % count
    lines = [f"• {notice.text}" + (f"\n  {settings.SITE_URL}{notice.url}" if notice.url else "") for notice in notices]
    shown = lines[:MOST_LINES]
    if count > MOST_LINES:
        shown.append(_("… dan %d lagi.") % (count - MOST_LINES))
    # The texts are finished; braces that people typed are not words to fill.
    return Wording(subject, "\n".join(shown).replace("{{", "{ {"))
