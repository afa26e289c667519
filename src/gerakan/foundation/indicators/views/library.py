"""The library: what is measured, how completely, in which regions."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.indicators import commands, exchange, permissions, queries
from gerakan.foundation.indicators.forms import AnswerForm, IndicatorForm, ObjectionForm, VerifyForm
from gerakan.foundation.indicators.models import Indicator, IndicatorValue, Objection
from gerakan.foundation.indicators.views.listings import INDICATORS, OBJECTIONS, VALUES
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow.asking import whole

TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
}


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """All indicators."""
    check(request.user, permissions.VIEW)
    rows = queries.library().visible_to(request.user)
    years = IndicatorValue.objects.current().values_list("year", flat=True).distinct().order_by("-year")
    context = {"may_define": permissions.DEFINE.allows(request.user), "years": list(years),
               "may_see_batches": permissions.SEE_BATCHES.allows(request.user)}  # fmt: skip
    return INDICATORS.respond(request, rows, "indicators/library.html", context)


@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: definition, coverage, distribution and the values of a year."""
    indicator = get_for(request.user, permissions.VIEW, queries.library(), code=code)
    coverage = queries.coverage(indicator)
    year = _year(request, [row.year for row in coverage])
    values = _values(request).filter(indicator=indicator, year=year)
    distribution = queries.distribution(indicator, year)
    context = {
        "indicator": indicator, "coverage": coverage, "year": year,
        "distribution": distribution, "bars": _bars(distribution),
        "breaks": list(indicator.breaks.all()),
        "may_define": permissions.DEFINE.allows(request.user),
        "may_verify": permissions.VERIFY.allows(request.user, indicator),
    }  # fmt: skip
    return VALUES.respond(request, values, "indicators/detail.html", context)


def _bars(distribution: queries.Distribution | None) -> list[dict[str, object]]:
    """The histogram's bars on a drawing 160 wide and 50 high."""
    if distribution is None:
        return []
    tallest = max(distribution.heights)
    return [
        {
            "x": at * 10,
            "y": f"{49 - 47 * count / tallest:.1f}",
            "height": f"{47 * count / tallest:.1f}",
            "words": f"{formats.number(low, 2)} – {formats.number(high, 2)}: {count}",
        }
        for at, (low, high, count) in enumerate(distribution.bars)
    ]


def _values(request: HttpRequest) -> QuerySet[IndicatorValue]:
    current = IndicatorValue.objects.current().visible_to(request.user)
    return current.select_related("region", "indicator", "batch")


def _year(request: HttpRequest, years: list[int]) -> int:
    asked = request.GET.get("tahun", "")
    return whole(asked) if whole(asked) in years else max(years, default=0)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str = "") -> HttpResponse:
    """Add an indicator, or change its description."""
    check(request.user, permissions.DEFINE)
    known = get_for(request.user, permissions.DEFINE, Indicator.objects.all(), code=code) if code else None
    form = IndicatorForm(request.POST or None, instance=known)
    if form.is_valid():
        saved = commands.define(form.save(commit=False), by=request.user, changed=form.changes())
        messages.success(request, _("Indikator disimpan."))
        return redirect(saved)
    return render(request, "indicators/edit.html", {"form": form, "indicator": known})


@require_POST
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Stand for the figures of one year."""
    indicator = get_for(request.user, permissions.VERIFY, Indicator.objects.all(), code=code)
    form = VerifyForm(request.POST)
    if form.is_valid():
        count = commands.verify_values(indicator, year=form.cleaned_data["year"], by=request.user)
        messages.success(request, _("%d nilai diverifikasi.") % count)
    return redirect(indicator)


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """What is known about one region."""
    check(request.user, permissions.VIEW)
    found = get_object_or_404(Region, slug=slug)
    values = queries.values_of_region(found)
    objections = {item.value_id: item for item in Objection.objects.filter(value__region=found)}
    rows = [
        (
            indicator,
            [(value, objections.get(value.pk), permissions.OBJECT.allows(request.user, value)) for value in series],
        )
        for indicator, series in values.items()
    ]
    return render(request, "indicators/region.html", {"region": found, "rows": rows})


@require_http_methods(["GET", "POST"])
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """A region says that a figure about it is wrong."""
    value = get_for(request.user, permissions.OBJECT, _values(request), pk=pk)
    form = ObjectionForm(request.POST or None)
    if form.is_valid():
        try:
            commands.object_to(value, by=request.user, **form.cleaned_data)
            messages.success(request, _("Keberatan dikirim kepada %s.") % value.indicator.owner)
        except commands.ImportRefused as refused:
            messages.error(request, str(refused))
        return redirect("indicators:region", value.region.slug)
    return render(request, "indicators/object.html", {"form": form, "value": value})


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """What regions say is wrong, and the owners' answers."""
    check(request.user, permissions.VIEW)
    rows = Objection.objects.select_related("value__region", "value__indicator__owner").order_by("answered_at", "-pk")
    return OBJECTIONS.respond(request, rows, "indicators/objections.html")


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The owner of the figure answers."""
    objection = get_for(request.user, permissions.ANSWER, _objections(), pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            commands.answer(objection, by=request.user, **form.cleaned_data)
        except commands.ImportRefused as refused:
            messages.error(request, str(refused))
        return redirect("indicators:objections")
    return render(request, "indicators/object.html", {"form": form, "value": objection.value, "objection": objection})


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Values of a year in the shape of an import: ?tahun=2021&bentuk=lebar|panjang&jenis=.xlsx|.csv&indikator=kode."""
    check(request.user, permissions.VIEW)
    year, suffix = _asked_year(request), ".csv" if request.GET.get("jenis") == ".csv" else ".xlsx"
    values = _values(request).filter(year=year).order_by("region__code", "indicator__code")
    if codes := request.GET.getlist("indikator"):
        values = values.filter(indicator__code__in=codes)
    if request.GET.get("bentuk") == "panjang":
        content = exchange.long_file(values, suffix=suffix)
    else:
        content = exchange.wide_file(_figures(values), Region.objects.all(), values, suffix=suffix)
    return _download(content, f"indikator-{year}{suffix}")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty table of all regions for the chosen indicators and year, or the long form with its notes."""
    check(request.user, permissions.VIEW)
    if request.GET.get("bentuk") == "panjang":
        return _download(exchange.long_sheet.template(), "templat-nilai-indikator.xlsx")
    chosen = Indicator.objects.national().order_by("name")
    if codes := request.GET.getlist("indikator"):
        chosen = chosen.filter(code__in=codes)
    figures = [(indicator, _asked_year(request)) for indicator in chosen]
    content = exchange.wide_file(figures, Region.objects.all(), [], suffix=".xlsx")
    return _download(content, "templat-indikator.xlsx")


def _objections() -> QuerySet[Objection]:
    return Objection.objects.select_related("value__region", "value__indicator__owner")


def _asked_year(request: HttpRequest) -> int:
    asked = whole(request.GET.get("tahun"))
    if 1945 <= asked <= 2200:
        return asked
    latest = IndicatorValue.objects.current().order_by("-year").values_list("year", flat=True).first()
    return latest or 2024


def _figures(values: QuerySet[IndicatorValue]) -> list[tuple[Indicator, int]]:
    found = {(value.indicator, value.year): None for value in values}
    return sorted(found, key=lambda pair: (pair[0].name, pair[1]))


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[name[name.rfind(".") :]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
