"""The workbook twin: out, in, exactly what changed and nothing else."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands import cells
from gerakan.stages.masterplans.models import Change, Masterplan, MoneyLine, Problem, Programme
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.workbooks import commands as workbooks
from gerakan.stages.workbooks.exchange import plan_workbook
from tests.factories.filled_plans import a_filled_plan
from tests.factories.masterplans import a_plan, changed, typed

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOTHING = {"changed_count": 0, "added_count": 0, "conflicts": [], "lost": [], "complaints": []}
HOSTILE = (
    "=1+1", "'=cmd|' /C calc'!A0", "@SUM(A1)", '"=HYPERLINK("x")', "<script>alert(1)</script>", "\u202eterbalik\u202c",
    "- Jaringan (baru)", "_x0041_ _x000D_", "#let x = 1\nbaris dua\n\nbaris empat", "='", "'petik", "−5", "a\u200bb\ufeff",
)  # fmt: skip


def edited(data, **pages):
    """The workbook with cells written by hand: page={"B2": value}."""
    book = load_workbook(io.BytesIO(data))
    for page, values in pages.items():
        for address, value in values.items():
            book[page.replace("_", " ")][address] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_hand(**pages):
    """A workbook of these lines."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, lines in pages.items():
        page = book.add_worksheet(name.replace("_", " "))
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
    book.close()
    return out.getvalue()


def sent(plan, data, by):
    return workbooks.send_workbook(plan, name="rencana.xlsx", data=data, by=by)


def said(upload, *names):
    return {name: upload.preview[name] for name in names or NOTHING}


def test_out_and_in_changes_nothing_and_one_edit_changes_one_cell():
    plan, writer = a_filled_plan(18)
    data = plan_workbook(plan)
    upload = sent(plan, data, writer)
    assert said(upload) == NOTHING
    with pytest.raises(TransitionRefused, match="Tidak ada yang berubah"):
        workbooks.apply_workbook(upload, chosen=(), removed=(), by=writer)

    before = Change.objects.count()
    upload = sent(plan, edited(data, Program={"D2": "Antrean tanpa antre"}), writer)
    [cell] = upload.preview["changed"]
    assert (cell["code"], cell["column"], cell["after"]) == ("P-001", "Nama", "Antrean tanpa antre")
    assert Change.objects.count() == before
    assert workbooks.apply_workbook(upload, chosen=(), removed=(), by=writer) == 1
    [change] = Change.objects.order_by("pk")[before:]
    assert (change.code, change.after) == ("P-001", {"name": "Antrean tanpa antre"})


def test_hostile_text_survives_as_text():
    plan, writer = a_plan()
    typed(plan, "misi", *({"text": text} for text in (*HOSTILE, "nul\x00di tengah", "\x01kendali")), by=writer)
    plan.refresh_from_db()
    data = plan_workbook(plan)
    assert said(sent(plan, data, writer)) == NOTHING
    cells.remove_rows(plan, sheet=SHEETS["misi"], rows=[row.pk for row in SHEETS["misi"].rows_of(plan)], by=writer)
    upload = sent(plan, data, writer)
    chosen = [one["name"] for one in upload.preview["conflicts"]]
    workbooks.apply_workbook(upload, chosen=chosen, removed=(), by=writer)
    texts = [row.text for row in SHEETS["misi"].rows_of(plan)]
    assert texts[: len(HOSTILE)] == list(HOSTILE)


def test_what_others_changed_meanwhile_is_shown_and_stays():
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Satu"}, {"text": "Dua"}, {"text": "Tiga"}, {"text": "Empat"}, by=writer)
    plan.refresh_from_db()
    data = plan_workbook(plan)
    first, second, third, fourth = SHEETS["misi"].rows_of(plan)
    changed(plan, "misi", first.pk, writer, text=("Satu", "Satu di layar"))
    changed(plan, "misi", second.pk, writer, text=("Dua", "Dua di layar"))
    changed(plan, "misi", third.pk, writer, code=("MS-003", "MS-300"))
    cells.remove_rows(plan, sheet=SHEETS["misi"], rows=[fourth.pk], by=writer)
    typed(plan, "misi", {"text": "Baru di layar"}, by=writer)
    plan.refresh_from_db()

    upload = sent(plan, edited(data, Misi={"B3": "Dua di berkas", "B4": "Tiga di berkas", "B5": "Empat"}), writer)
    conflicts = {(one["code"], one["column"], one["before"], one["after"]) for one in upload.preview["conflicts"]}
    assert conflicts == {
        ("MS-002", "Misi", "Dua di layar", "Dua di berkas"),
        ("MS-004", "Kode", "", "MS-004"),
        ("MS-004", "Misi", "", "Empat"),
    }
    assert [(one["code"], one["after"]) for one in upload.preview["changed"]] == [("MS-300", "Tiga di berkas")]
    assert upload.preview["lost"] == []
    name = next(one["name"] for one in upload.preview["conflicts"] if one["code"] == "MS-002")

    changed(plan, "misi", first.pk, writer, text=("Satu di layar", "Satu lagi"))
    with pytest.raises(TransitionRefused, match="berubah sejak pratinjau"):
        workbooks.apply_workbook(upload, chosen=[name], removed=(), by=writer)
    workbooks.try_again(upload, by=writer)
    workbooks.apply_workbook(upload, chosen=[name], removed=(), by=writer)
    texts = [row.text for row in SHEETS["misi"].rows_of(plan)]
    assert texts == ["Satu lagi", "Dua di berkas", "Tiga di berkas", "Baru di layar"]


def test_rows_missing_in_the_file_go_only_when_ticked():
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Satu"}, {"text": "Dua"}, by=writer)
    plan.refresh_from_db()
    upload = sent(plan, edited(plan_workbook(plan), Misi={"A3": None, "B3": None}), writer)
    [lost] = upload.preview["lost"]
    assert (lost["code"], lost["words"]) == ("MS-002", "Dua")
    workbooks.apply_workbook(upload, chosen=(), removed=[lost["name"]], by=writer)
    assert [row.text for row in SHEETS["misi"].rows_of(plan)] == ["Satu"]


def test_a_workbook_filled_by_hand_with_typical_errors():
    plan, writer = a_plan()
    data = by_hand(
        Masalah=[["Daftar masalah Kabupaten Contoh"], [], ["Kode", "Masalah", "Subdimensi", "Buktinya"],
                 ["M-001", "Antre lama di puskesmas", "Kesehatan", "BK-9"], ["M-002", "Sampah pasar", "Sampah", ""]],
        Program=[["KODE", "Nama", "Masalah", "Penerima manfaat", "Jenis inovasi", "Bagian dari", "Mulai", "Bergantung pada"],
                 ["P-001", "Antrean daring", "M-001", "Pasien", "Teknologi", "", 2028, "P-002"],
                 ["P-002", "Loket", "M-001, M-404", "Pasien", "Layanan", "", "segera", ""],
                 ["P-002", "Loket dua kali", "", "", "", "", "", ""], ["P-003", "Peta", "", "", "", "", 28, ""]],
        Indikator=[["kode", "program", "indikator", "nilai dasar", 2028], ["I-001", "P-001", "Lama antre", "61,25", 50]],
        Anggaran=[["kode", "program", "sumber", "jenis biaya", 2027, 2028, 2029],
                  ["", "P-001", "APBD", "Investasi", 5, "1,5 miliar", "belum ada"], ["Jumlah", "", "", "", 5, 1500000000, ""]],
        Catatan=[["apa saja"]],
    )  # fmt: skip
    upload = sent(plan, data, writer)
    found = {(one["sheet"], one["cell"]): one["problem"] for one in upload.preview["complaints"]}
    assert {cell: text.split(",")[0].split(".")[0] for cell, text in found.items()} == {
        ("Anggaran", "A3"): "Baris jumlah atau catatan dilewati",
        ("Anggaran", "E1"): "Tahun 2027 di luar rencana (2028–2037)",
        ("Anggaran", "G2"): "Bukan angka",
        ("Catatan", "A1"): "Lembar ini tidak dikenal",
        ("Masalah", "D3"): "Judul kolom ini tidak dikenal",
        ("Program", "A4"): "Kode P-002 dipakai dua baris di berkas ini",
        ("Program", "C3"): "M-404 tidak ada di lembar Masalah",
        ("Program", "G3"): "Tulis bilangan bulat",
        ("Program", "G5"): "Tulis tahun dengan empat angka",
    }
    assert "Bukti" in next(one["remedy"] for one in upload.preview["complaints"] if one["cell"] == "D3")
    assert "Misi" in upload.preview["absent"]
    assert not Programme.objects.exists()

    workbooks.apply_workbook(upload, chosen=(), removed=(), by=writer)
    first = Programme.objects.get(code="P-001")
    assert (first.innovation, first.depends_on, first.problems) == ("technology", ["P-002"], ["M-001"])
    assert Problem.objects.get(code="M-001").pillar == "living"
    assert MoneyLine.objects.values_list("y1", "y2").get() == (1_500_000_000, None)
    with pytest.raises(TransitionRefused, match="sudah diterapkan"):
        workbooks.apply_workbook(upload, chosen=(), removed=(), by=writer)


def test_what_a_spreadsheet_hides_empties_nothing_and_is_said_by_cell():
    """Merged cells, formulas that fail or were never worked out, hidden sheets; days, names and amounts as people write them."""
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Melayani"}, by=writer)
    typed(plan, "program", {"name": "Antrean daring"}, {"name": "Loket"}, by=writer)
    typed(plan, "anggaran", *({"programme": "P-001", "y1": "5 juta", "y2": "7"} for _n in range(3)), by=writer)
    typed(plan, "peran-serta", *({"who": "Warga"} for _n in range(2)), by=writer)
    plan.refresh_from_db()
    book = load_workbook(io.BytesIO(plan_workbook(plan)))
    book["Anggaran"].merge_cells("B2:B3")
    changes = {
        "Anggaran": {"E2": "=1/0", "E3": "#REF!", "E4": "Rp1,5 miliar", "B4": "loket"}, "Misi": {"B2": "Tak terlihat"},
        "Program": {"B3": "sub kegiatan"}, "Peran serta": {"B2": "31 Desember 2026", "B3": 46387},
    }  # fmt: skip
    for name, values in changes.items():
        for address, value in values.items():
            book[name][address] = value
    book["Misi"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    upload = sent(plan, out.getvalue(), writer)

    assert [(one["sheet"], one["cell"], one["problem"].split(":")[0]) for one in upload.preview["complaints"]] == [
        ("Anggaran", "B2", "Sel B2"),
        ("Anggaran", "E2", "Rumus di sel ini belum dihitung, jadi selnya dilewati."),
        ("Anggaran", "E3", "Rumus di sel ini gagal, jadi selnya dilewati."),
        ("Misi", "A1", "Lembar ini tersembunyi, jadi tidak dibaca."),
    ]
    assert [(one["code"], one["after"]) for one in upload.preview["changed"]] == [
        ("PS-001", "31/12/2026"), ("PS-002", "31/12/2026"), ("A-003", "P-002"), ("A-003", "1.500.000.000"),
        ("P-002", "Subkegiatan"),
    ]  # fmt: skip
    assert (upload.preview["lost"], upload.preview["absent"]) == ([], [])


def test_five_thousand_rows_with_ten_wrong_cells_named():
    plan, writer = a_plan()
    bad = {n: n % 500 == 77 for n in range(5000)}
    lines = [[f"PG-{n}", f"Pagu {n}", "banyak" if bad[n] else n * 1000] for n in range(5000)]
    upload = sent(plan, by_hand(Pagu=[["kode", "uraian", 2028], *lines]), writer)
    assert [one["cell"] for one in upload.preview["complaints"]] == [f"C{n + 2}" for n, is_bad in bad.items() if is_bad]
    assert upload.preview["added_count"] == 5000
    assert Masterplan.objects.get().revision == 0


def test_what_is_no_workbook_of_this_plan_is_refused():
    plan, writer = a_plan()
    other, _their = a_plan(edition=plan.edition)
    endless = by_hand(Petunjuk=[["Perubahan ke-", "9" * 5_000]], Misi=[["kode", "misi"], ["M-1", "Melayani"]])
    assert sent(plan, endless, writer).preview["revision"] is None
    with pytest.raises(FileRefused, match="milik rencana lain"):
        sent(plan, plan_workbook(other), writer)
    with pytest.raises(FileRefused, match="Tidak ada lembar"):
        sent(plan, by_hand(Sembarang=[["a", "b"], ["c", "d"]]), writer)
    with pytest.raises(FileRefused, match="rumus dalam teks"):
        sent(plan, by_hand(Misi=[["kode", "misi"], ["MS-1", "'"], ["MS-2", "+cmd|x"]]), writer)


def test_sent_looked_at_marked_and_applied_on_screen(client):
    plan, writer = a_plan()
    client.force_login(writer, BACKEND)
    address = reverse("workbooks:workbook", args=[plan.pk])
    data = by_hand(
        Misi=[["kode", "misi"], ["MS-001", "Melayani <b>semua</b>"]], Kode=[["kode", "rujukan"], ["K", "??"]]
    )
    refused = client.post(address, {"file": SimpleUploadedFile("a.xlsx", b"bukan buku kerja")})
    assert refused.status_code == 200
    assert not plan.workbooks.exists()

    sent_to = client.post(address, {"file": SimpleUploadedFile("rencana.xlsx", data)})
    upload = plan.workbooks.get()
    page = client.get(sent_to.url).content.decode()
    assert ("Misi MS-001" in page, "Kode B2" in page, "<b>semua" in page) == (True, True, False)
    marked = client.get(reverse("workbooks:marked", args=[plan.pk, upload.pk]))
    assert "Keluhan" in load_workbook(io.BytesIO(marked.content)).sheetnames
    original = client.get(reverse("workbooks:original", args=[plan.pk, upload.pk]))
    assert b"".join(original.streaming_content) == data
    client.post(reverse("workbooks:act", args=[plan.pk, upload.pk]), {"action": "apply"})
    assert [row.text for row in SHEETS["misi"].rows_of(plan)] == ["Melayani <b>semua</b>"]
    plan.refresh_from_db()
    down = client.get(reverse("workbooks:download", args=[plan.pk]))
    book = load_workbook(io.BytesIO(down.content))
    assert (book["Petunjuk"]["B2"].value, book["Petunjuk"]["B3"].value) == (plan.pk, plan.revision)
    assert f"-{plan.revision}.xlsx" in down["Content-Disposition"]
