"""Addresses of review, and of the plans that everybody may read."""

from django.urls import URLPattern, path

from gerakan.stages.reviews.views import adopting, alarms, comparing, published, reading, remarks, reviews

app_name = "reviews"

urlpatterns: list[URLPattern] = [
    path("", reviews.reviews, name="reviews"),
    path("kami/", reviews.own, name="own"),
    path("catatan/", remarks.all_remarks, name="all_remarks"),
    path("<int:pk>/", reviews.review, name="review"),
    path("<int:pk>/keadaan/", reviews.strip, name="strip"),
    path("<int:pk>/tindakan/", reviews.act, name="act"),
    path("<int:pk>/bagian/", reviews.part, name="part"),
    path("<int:pk>/tetapkan/", adopting.adopt, name="adopt"),
    path("<int:pk>/tarik/<int:publication>/", adopting.withdraw, name="withdraw"),
    path("<int:pk>/versi/<int:number>/", reading.version, name="version"),
    path("<int:pk>/versi/<int:number>/lembar/<slug:code>/", reading.sheet, name="read_sheet"),
    path("<int:pk>/versi/<int:number>/naskah/<slug:code>/", reading.chapter, name="read_chapter"),
    path("<int:pk>/banding/", comparing.compare, name="compare"),
    path("<int:pk>/catatan/", remarks.remarks, name="remarks"),
    path("<int:pk>/catatan/baru/", remarks.new, name="new_remark"),
    path("<int:pk>/catatan/<int:remark>/", remarks.act, name="act_on_remark"),
    path("<int:pk>/rpjmd/", alarms.alarms, name="alarms"),
]
published_urls = (
    [
        path("", published.plans, name="plans"),
        path("<slug:edition>/<slug:region>/", published.plan, name="plan"),
        path("<slug:edition>/<slug:region>/versi/<int:number>/", published.version, name="version"),
        path("<slug:edition>/<slug:region>/versi/<int:number>.json", published.contents, name="contents"),
        path("<slug:edition>/<slug:region>/versi/<int:number>/<slug:code>.csv", published.table, name="table"),
    ],
    "published",
)
