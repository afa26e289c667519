"""The two lists of screens that ask for no permission of their own; every other view begins with get_for() or check().

A view is named by its module below gerakan and its function: "foundation.ui.views.gallery".
"""

# Open to everybody, signed in or not; decorated with @login_not_required.
PUBLIC = {
    "foundation.accounts.views.invitations.accept",
    "foundation.audit.views.published",
    "foundation.documents.views.verify",
    "foundation.search.views.search",
    "foundation.ui.views.choose_language",
    "foundation.ui.views.choose_theme",
    "foundation.ui.views.gallery",
    "stages.agreements.views.public.register",
    "stages.agreements.views.public.signed_copy",
    "stages.agreements.views.public.verify",
    "stages.appeals.views.register.correction",
    "stages.appeals.views.register.outcome",
    "stages.appeals.views.register.outcomes",
    "stages.appeals.views.register.register",
    "stages.assessment.views.device.worker",
    "stages.books.views.files.download",
    "stages.books.views.public.chapter",
    "stages.books.views.public.check_book",
    "stages.books.views.public.published",
    "stages.clusters.views.public.contents",
    "stages.clusters.views.public.plan",
    "stages.clusters.views.public.plans",
    "stages.clusters.views.public.version",
    "stages.dossiers.views.dossier",
    "stages.dossiers.views.download",
    "stages.dossiers.views.public_key",
    "stages.interviews.views.feeds.calendar",
    "stages.interviews.views.feeds.hall",
    "stages.invitations.views.explanations.explanation",
    "stages.invitations.views.explanations.explanation_pdf",
    "stages.materials.views.library.file",
    "stages.materials.views.library.material",
    "stages.materials.views.library.open_library",
    "stages.comparisons.views.public",
    "stages.ratings.views.rate",
    "stages.reviews.views.published.contents",
    "stages.reviews.views.published.plan",
    "stages.reviews.views.published.plans",
    "stages.reviews.views.published.table",
    "stages.reviews.views.published.version",
    "stages.selection.views.rankings.ranking",
    "stages.sessions.views.checking_in.person",
    "stages.terms.views.terms",
    "stages.terms.views.versions",
    "stages.plenary.views.results.departures",
    "stages.plenary.views.results.result",
    "stages.plenary.views.results.version",
    "stages.plenary.views.results.withdrawals",
    "surfaces.portal.views.about",
    "surfaces.portal.views.catalogue",
    "surfaces.portal.views.data",
    "surfaces.portal.views.decided",
    "surfaces.portal.views.download",
    "surfaces.portal.views.download_version",
    "surfaces.portal.views.funnels",
    "surfaces.portal.views.lists",
    "surfaces.portal.views.published_list",
    "surfaces.portal.views.region",
    "surfaces.portal.views.regions",
    "surfaces.portal.views.start",
}

# Open to everybody who has signed in, because it shows or changes only the person's own things.
SIGNED_IN: set[str] = set()

# Packages whose own views are open: signing in, and the API's description (its routes check tokens themselves).
PUBLIC_PACKAGES = ("allauth.", "ninja.", "django.contrib.admin.sites.login")
