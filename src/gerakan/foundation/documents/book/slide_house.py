"""A presentation in the house look: wide, the region's colour in its theme, coat of arms and mark on every slide."""

import copy
import datetime
import io
import re
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.colours import INK, PALETTE, legible
from gerakan.foundation.documents.book.deck import Deck
from gerakan.foundation.documents.book.wording import Wording

FONT: Final = "Arial"
WIDE, TALL = Inches(13.333), Inches(7.5)
LEFT, TOP, ACROSS, DOWN = Inches(0.6), Inches(1.65), Inches(12.13), Inches(5.05)
"""Where the content of a slide stands."""
COVER, CONTENT, TITLE_ONLY = 0, 1, 2
KEPT: Final = (0, 1, 5)
TITLE_SIZE, FOOT_SIZE = Pt(32), Pt(12)
LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}
SMALL: Final = {"ftr", "sldNum", "subTitle"}
LOGO_TALL = Inches(0.8)
FRAMES: Final = {
    "title": (LEFT, Inches(0.35), Inches(11.0), Inches(1.15)),
    "body": (LEFT, TOP, ACROSS, DOWN),
    "ftr": (LEFT, Inches(6.95), Inches(10.6), Inches(0.35)),
    "sldNum": (Inches(11.73), Inches(6.95), Inches(1.0), Inches(0.35)),
    "ctrTitle": (Inches(0.9), Inches(2.5), Inches(11.5), Inches(1.7)),
    "subTitle": (Inches(0.9), Inches(4.4), Inches(11.5), Inches(2.2)),
}


def presentation(deck: Deck) -> Any:
    """Without slides yet."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, TALL
    for at, layout in reversed(list(enumerate(made.slide_layouts))):
        if at not in KEPT:
            made.slide_layouts.remove(layout)
    _forget_preview(made.part.package)
    _theme(made.slide_master, legible(deck.look.colour))
    _master(made.slide_master, deck)
    for layout in made.slide_layouts:
        _arrange(layout)
    _describe(made.core_properties, deck)
    return made


def paint(colour: str) -> RGBColor:
    """The colour as slides know it."""
    made: RGBColor = RGBColor.from_string(colour.lstrip("#").upper())
    return made


def dress(paragraph: Any, size: float, *, bold: bool | None = None, colour: str = "") -> None:
    """Said of each run: not every office reads what is said of the paragraph."""
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), bold
        if colour:
            run.font.color.rgb = paint(colour)


def footed(slide: Any, deck: Deck, said: Wording) -> None:
    """Owner, version and mark on the slide, and its number."""
    for source in slide.slide_layout.placeholders:
        if _kind(source) in {"ftr", "sldNum"}:
            slide.shapes._spTree.append(copy.deepcopy(source._element))  # noqa: SLF001 - feet are not copied by themselves
    for shape in slide.placeholders:
        if _kind(shape) == "ftr":
            shape.text_frame.text = " · ".join((one_line(deck.owner), *marks(deck, said), _version(deck, said)))
            shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def marks(deck: Deck, said: Wording) -> list[str]:
    """What who looks must know."""
    return [words for words, holds in ((said.sample, deck.is_sample), (said.draft, deck.is_draft)) if holds]


def _version(deck: Deck, said: Wording) -> str:
    return f"{said.version} {one_line(deck.version)}"


def _forget_preview(package: Any) -> None:
    """The template's own picture."""
    for key, relation in list(package._rels.items()):  # noqa: SLF001 - packages publish no way to drop a part
        if relation.reltype == RELATION.THUMBNAIL:
            package._rels.pop(key)  # noqa: SLF001 - as above


def _theme(master: Any, colour: str) -> None:
    """Colours and fonts that charts, tables and what the office adds take by themselves."""
    part = master.part.part_related_by(RELATION.THEME)
    theme = part.blob.decode()
    hues = (colour, *(one for one in PALETTE if one != colour))
    for at, hue in enumerate(hues[:6], start=1):
        theme = re.sub(rf"(<a:accent{at}>).*?(</a:accent{at}>)", rf'\1<a:srgbClr val="{hue[1:].upper()}"/>\2', theme, flags=re.DOTALL)  # fmt: skip
    theme = re.sub(r"(<a:dk2>).*?(</a:dk2>)", rf'\1<a:srgbClr val="{INK[1:].upper()}"/>\2', theme, flags=re.DOTALL)
    part._blob = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', theme).encode()  # noqa: SLF001 - a part without a class


def _master(master: Any, deck: Deck) -> None:
    _arrange(master)
    tree = master.shapes._spTree  # noqa: SLF001 - masters take no shapes otherwise
    tree.insert(2, _band())
    if deck.look.logo:
        _part, key = master.part.get_or_add_image_part(io.BytesIO(deck.look.logo))
        tree.append(_coat_of_arms(key, _part.image.size, deck))
    for style, size in (("titleStyle", TITLE_SIZE), ("bodyStyle", Pt(24))):
        first = master._element.find(f".//{{*}}{style}/{{*}}lvl1pPr")  # noqa: SLF001 - as above
        first.find("{*}defRPr").set("sz", str(int(size.pt * 100)))
        first.set("algn", "l")
    title = master._element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr")  # noqa: SLF001 - as above
    title.set("b", "1")
    title.find(".//{*}schemeClr").set("val", "tx2")


def _arrange(owner: Any) -> None:
    """Placeholders where we want them; dates go, since the deck has its own."""
    for shape in list(owner.placeholders):
        kind = _kind(shape)
        if kind == "dt":
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - no other way to take one away
        elif kind in FRAMES:
            shape.left, shape.top, shape.width, shape.height = FRAMES[kind]
        if kind in SMALL:
            _darken(shape)


def _darken(shape: Any) -> None:
    """The template's grey is too pale to be read from the last row."""
    for colour in shape._element.findall(".//{*}schemeClr"):  # noqa: SLF001 - inherited colours have no other door
        colour.set("val", "tx2")
        for paler in list(colour):
            colour.remove(paler)


def _kind(shape: Any) -> str:
    found = shape._element.find(".//{*}ph")  # noqa: SLF001 - the enumeration has no short names
    kind = str(found.get("type", "body"))
    return "body" if kind == "obj" else kind


def _band() -> Any:
    """A stripe of the region's colour; who does not see it misses nothing."""
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Pita" descr=""><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        '</a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDE}" cy="{Inches(0.14)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _coat_of_arms(key: str, size: tuple[int, int], deck: Deck) -> Any:
    width = Emu(int(LOGO_TALL * size[0] / size[1]))
    made = parse_xml(
        f'<p:pic {nsdecls("p", "a", "r")}><p:nvPicPr><p:cNvPr id="91" name="Lambang"/><p:cNvPicPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</p:blipFill><p:spPr><a:xfrm><a:off x="{WIDE - LEFT - width}" y="{Inches(0.4)}"/>'
        f'<a:ext cx="{width}" cy="{LOGO_TALL}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    made.find(".//{*}cNvPr").set("descr", one_line(deck.look.logo_alt or deck.owner))
    return made


def _describe(properties: Any, deck: Deck) -> None:
    texts = {
        "title": deck.title, "subject": deck.subtitle, "author": deck.owner, "last_modified_by": deck.owner,
        "identifier": deck.code, "version": deck.version, "keywords": "",
    }  # fmt: skip
    for name, text in texts.items():
        setattr(properties, name, one_line(text)[:255])
    properties.language = LANGUAGES.get(deck.language, "id-ID")
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
