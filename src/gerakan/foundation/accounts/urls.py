"""Addresses of this app."""

from django.urls import path

from gerakan.foundation.accounts.views import invitations, own, people

app_name = "accounts"
urlpatterns = [
    path("profil/", own.profile, name="profile"),
    path("peran/pilih/", own.choose_hat, name="choose_hat"),
    path("peran/<int:pk>/akhiri/", people.end_role, name="end_role"),
    path("orang/", people.people, name="people"),
    path("orang/<int:pk>/", people.person, name="person"),
    path("orang/<int:pk>/peran/", people.give_role, name="give_role"),
    path("orang/<int:pk>/keadaan/", people.change_standing, name="change_standing"),
    path("undangan/", invitations.invitations, name="invitations"),
    path("undangan/baru/", invitations.invite, name="invite"),
    path("undangan/<int:pk>/", invitations.invitation, name="invitation"),
    path("undangan/terima/<str:token>/", invitations.accept, name="accept"),
]
