"""Material keeps every version, is read by the right people, and stands beside the work that needs it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.search.queries import search
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials.commands import library
from gerakan.stages.materials.models import Material
from gerakan.stages.materials.queries.library import beside_deliverable, beside_task, size_words
from gerakan.stages.materials.queries.text import html_of
from gerakan.stages.sessions.commands.tasks import make_of_decision
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.materials import a_material
from tests.factories.mentoring import a_guidance, a_paper, results, stage, worker
from tests.factories.sessions import a_line, a_session, a_task

pytestmark = pytest.mark.django_db


def test_a_new_version_keeps_the_old_and_says_what_changed(client):
    way = a_guidance()
    row = a_material(way.edition, text="Lama")
    with pytest.raises(TransitionRefused, match="yang berubah"):
        library.add_version(row, content=library.Content(text="Baru"), seen=1, by=staff())
    library.add_version(row, content=library.Content(text="Baru", note="Contoh."), seen=1, by=staff())
    with pytest.raises(TransitionRefused, match="lebih dahulu"):
        library.add_version(row, content=library.Content(text="Lagi", note="x"), seen=1, by=staff())

    client.force_login(worker(way))
    now, before = (client.get(row.get_absolute_url(), query).content.decode() for query in ({}, {"versi": 1}))
    assert ("Baru" in now, "Lama" in now, "Lama" in before) == (True, False, True)
    assert "sudah diganti" in before
    assert client.get(row.get_absolute_url(), {"versi": 3}).status_code == 404


def test_only_the_right_people_read_and_anybody_what_is_open(client):
    way = a_guidance()
    shut, opened = a_material(way.edition), a_material(way.edition, "Umum", is_public=True)
    draft = a_material(way.edition, "Rancangan", is_published=False, is_public=True)
    stranger = somebody("region_admin", region=a_guidance().region)

    def read(person):
        return set(Material.objects.visible_to(person).filter(edition=way.edition))

    assert read(worker(way)) == {shut, opened}
    assert read(stranger) == {opened}
    assert client.get(opened.get_absolute_url()).status_code == 200
    assert [client.get(row.get_absolute_url()).status_code for row in (shut, draft)] == [404, 404]
    assert search(stranger, "rancangan").hits == ()
    assert [hit.title for hit in search(stranger, "umum").hits] == ["Umum"]
    with pytest.raises(PermissionDenied):
        library.move_material(draft, step="publish", by=worker(way))


def test_a_file_is_checked_measured_and_kept_when_only_the_text_changes(client):
    way = a_guidance()
    row = library.write_material(
        None, edition=way.edition, facts={"title": "Lembar", "summary": "Isi.", "stage": 1, "kind": "file"}, by=staff()
    )
    with pytest.raises(TransitionRefused, match="Isi dahulu"):
        library.move_material(row, step="publish", by=staff())
    with pytest.raises(FileRefused):
        library.add_version(
            row, content=library.Content(file=SimpleUploadedFile("a.pdf", b"MZprogram")), seen=0, by=staff()
        )
    heavy = a_paper(b"%PDF-1.7\n" + b"0" * library.MOST_BYTES)
    with pytest.raises(FileRefused, match="10 MB"):
        library.add_version(row, content=library.Content(file=heavy), seen=0, by=staff())
    library.add_version(row, content=library.Content(file=a_paper(name="lembar isian.pdf")), seen=0, by=staff())
    library.add_version(row, content=library.Content(text="Ringkas", note="Teks."), seen=1, by=staff())
    library.move_material(row, step="publish", by=staff())

    first, second = row.versions.order_by("number")
    assert (second.file.name, second.sha256, second.file_name) == (first.file.name, first.sha256, "lembar isian.pdf")
    client.force_login(worker(way))
    answer = client.get(reverse("materials:file", args=[row.pk, 2]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Ringkas" in client.get(row.get_absolute_url()).content.decode()


def test_what_the_work_needs_stands_beside_it(client):
    way = a_guidance()
    here = results(stage(way))[0]
    a_material(way.edition, "B umum tahap I")
    a_material(way.edition, "A semua tahap", stage=0)
    a_material(way.edition, "C untuk hasil ini", stage=2, result=here.expected.name)
    a_material(way.edition, "Tahap II", stage=2)
    a_material(way.edition, "Ekonomi", pillar="economy")
    titles = ["C untuk hasil ini", "B umum tahap I", "A semua tahap"]
    person = worker(way)
    met = make_of_decision(a_line(a_session(way)), by=staff())[0]

    assert [line.label for line in beside_deliverable(person, here).lines] == titles
    assert [line.label for line in beside_task(person, a_task(way, deliverable=here)).lines] == titles
    assert [line.label for line in beside_task(person, met).lines] == titles[1:]
    assert [line.label for line in beside_task(person, a_task(way, "Kirim data ikan")).lines] == titles[1:]
    way.focus = ["economy"]
    way.save(update_fields=["focus"])
    assert "Ekonomi" in [line.label for line in beside_task(person, a_task(way, "Kirim data kopi")).lines]
    client.force_login(person)
    assert "C untuk hasil ini" in client.get(here.get_absolute_url()).content.decode()


def test_text_is_light_and_harmless():
    html = html_of(
        "# Judul\n\n<script>x</script> [a](javascript:x) [b](https://contoh.id) ![g](x.png)\n\n|a|\n|-|\n|1|"
    )

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<h3>Judul</h3>" in html
    assert 'rel="noopener noreferrer nofollow"' in html
    assert 'class="data"' in html
    assert (size_words(100), size_words(2048), size_words(3 * 1024 * 1024)) == ("1 KB", "2 KB", "3,0 MB")
