"""What no database keeps does not reach a view: refused as an address, gone from queries and forms."""

import pytest
from django.http import Http404, QueryDict
from django.test import RequestFactory

from gerakan.foundation.ui.arriving import StorableTexts, storable


def arrived(request, **kwargs):
    StorableTexts(lambda _request: None).process_view(request, None, (), kwargs)
    return request


def test_nul_and_half_letters_go_and_every_other_letter_stays():
    assert storable("a\x00b\ud800c é 💥\u202e\n") == "abc é 💥\u202e\n"


def test_queries_and_forms_lose_theirs_and_stay_what_they_are():
    asked = RequestFactory().post("/?cari=a%00&cari=b", {"note": "satu\x00dua", "pi\x00lih": ["1", "2"]})

    request = arrived(asked, pk=1)

    assert QueryDict("cari=a&cari=b") == request.GET
    assert QueryDict("note=satudua&pilih=1&pilih=2") == request.POST
    with pytest.raises(AttributeError):
        request.POST["note"] = "lain"
    clean = RequestFactory().post("/", {"note": "satu"})
    sent = clean.POST
    assert arrived(clean).POST is sent


def test_an_address_with_a_nul_leads_nowhere():
    with pytest.raises(Http404):
        arrived(RequestFactory().get("/"), token="a\x00")
