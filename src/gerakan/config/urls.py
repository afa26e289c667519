"""Every address begins here; surfaces without a prefix come last."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from gerakan.foundation.documents.urls import verification
from gerakan.stages.clusters.urls import public_urls
from gerakan.stages.potentials.urls import public_urls as potential_urls
from gerakan.stages.reviews.urls import published_urls
from gerakan.stages.scenarios.urls import public_urls as scenario_urls
from gerakan.surfaces.api.v1 import opened_urls

handler403 = "gerakan.foundation.ui.refusing.refused"

urlpatterns: list[URLPattern | URLResolver] = [
    path("akun/", include("gerakan.foundation.accounts.urls")),
    path("akun/", include("gerakan.foundation.accounts.sign_in_urls")),
    path("hak/", include("gerakan.foundation.access.urls")),
    path("catatan/", include("gerakan.foundation.audit.urls")),
    path("pekerjaan/", include("gerakan.foundation.tasks.urls")),
    path("cari/", include("gerakan.foundation.search.urls")),
    path("register/", include("gerakan.foundation.regions.urls")),
    path("edisi/", include("gerakan.foundation.editions.urls")),
    path("indikator/", include("gerakan.foundation.indicators.urls")),
    path("instrumen/", include("gerakan.foundation.instruments.urls")),
    path("surat/", include("gerakan.foundation.documents.urls")),
    path("verifikasi/", include(verification)),
    path("pemberitahuan/", include("gerakan.foundation.notifications.urls")),
    path("penjaringan/", include("gerakan.stages.shortlisting.urls")),
    path("undangan/", include("gerakan.stages.invitations.urls")),
    path("kuesioner/", include("gerakan.stages.questionnaires.urls")),
    path("asesor/", include("gerakan.stages.assessors.urls")),
    path("kalibrasi/", include("gerakan.stages.calibration.urls")),
    path("wawancara/", include("gerakan.stages.interviews.urls")),
    path("ketentuan/", include("gerakan.stages.terms.urls")),
    path("penilaian/", include("gerakan.stages.assessment.urls")),
    path("tanggapan/", include("gerakan.stages.replies.urls")),
    path("kepercayaan/", include("gerakan.stages.trust.urls")),
    path("penetapan/", include("gerakan.stages.selection.urls")),
    path("pleno/", include("gerakan.stages.plenary.urls")),
    path("keberatan/", include("gerakan.stages.appeals.urls")),
    path("nota-kesepahaman/", include("gerakan.stages.drafting.urls")),
    path("nota-kesepahaman/", include("gerakan.stages.agreements.urls")),
    path("nota-kesepahaman/", include("gerakan.stages.ceremonies.urls")),
    path("bimbingan/", include("gerakan.stages.mentoring.urls")),
    path("pertemuan/", include("gerakan.stages.sessions.urls")),
    path("kata-peserta/", include("gerakan.stages.ratings.urls")),
    path("bahan/", include("gerakan.stages.materials.urls")),
    path("kelembagaan/", include("gerakan.stages.institutions.urls")),
    path("berkas-keputusan/", include("gerakan.stages.dossiers.urls")),
    path("potensi/", include("gerakan.stages.potentials.urls")),
    path("rencana-induk/", include("gerakan.stages.masterplans.urls")),
    path("rencana-induk/", include("gerakan.stages.outlines.urls")),
    path("peta-jalan/", include("gerakan.stages.roadmaps.urls")),
    path("kemampuan/", include("gerakan.stages.capacities.urls")),
    path("program-model/", include("gerakan.stages.suggestions.urls")),
    path("kawasan/", include("gerakan.stages.clusters.urls")),
    path("naskah/", include("gerakan.stages.chapters.urls")),
    path("rencana-induk/", include("gerakan.stages.workbooks.urls")),
    path("rencana-induk/", include("gerakan.stages.readings.urls")),
    path("telaah/", include("gerakan.stages.reviews.urls")),
    path("buku/", include("gerakan.stages.books.urls")),
    path("banding-rencana/", include("gerakan.stages.comparisons.urls")),
    path("skenario/", include("gerakan.stages.scenarios.urls")),
    path("potensi-daerah/", include(potential_urls)),
    path("rencana/", include(published_urls)),
    path("rencana/", include(scenario_urls)),
    path("rencana-bersama/", include(public_urls)),
    path("beranda/", include("gerakan.surfaces.workspace.urls")),
    path("api/v1/", opened_urls()),
    path("admin-teknis/", admin.site.urls),
    path("", include("gerakan.foundation.ui.urls")),
    path("", include("gerakan.surfaces.portal.urls")),
]
