"""Addresses of signing in, passwords and the second factor: allauth's views under Indonesian paths.

Left out on purpose: other e-mail addresses of one person (the e-mail is the identity, staff changes it).
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", account.signup, name="account_signup"),
    path("nonaktif/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/ubah/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sandi/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("faktor-kedua/", mfa.index, name="mfa_index"),
    path("faktor-kedua/masuk/", mfa.authenticate, name="mfa_authenticate"),
    path("faktor-kedua/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("faktor-kedua/aplikasi/aktifkan/", totp.activate_totp, name="mfa_activate_totp"),
    path("faktor-kedua/aplikasi/matikan/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("faktor-kedua/kode/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("faktor-kedua/kode/buat/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("faktor-kedua/kode/unduh/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
