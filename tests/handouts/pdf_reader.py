"""Read a PDF: its tags and text in reading order, its metadata, QR codes and pixels."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

PAPER_WHITE = 245
"""What is darker than this is printed on."""


@dataclass(frozen=True)
class Tag:
    """A tagged element of a page: its kind (`H1`, `LI`, `TH` ...), its alt text and all its text in order."""

    kind: str
    alt: str
    text: str
    inner: tuple["Tag", ...]


@dataclass(frozen=True)
class Printed:
    """A piece of text on a page, with its font size in points, and its left and right edge."""

    text: str
    size: float
    left: float
    right: float


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in whole millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [page.get_size() for page in document]
    return [(_millimetres(width), _millimetres(height)) for width, height in sizes]


def tags(pdf: bytes) -> list[Tag]:
    """Every tag of every page, in reading order."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [tag for page in document for tree in _trees(page) for tag in _flat(tree)]


def text(pdf: bytes) -> str:
    """All tagged text in reading order, with white space collapsed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(tree.text for page in document for tree in _trees(page)).split())


def plain_text(pdf: bytes) -> str:
    """All text as it stands on the pages, tagged or not."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def page_texts(pdf: bytes, low: float = 0, high: float = 1) -> list[str]:
    """The words of each page between two heights, which are shares of the page from its foot."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_within(page, 0, low, 1, high) for page in document]


def halves(pdf: bytes, low: float = 0, high: float = 1) -> list[tuple[str, str]]:
    """The words of the left and the right half of each page between two heights, as in `page_texts`."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(_within(page, 0, low, 0.5, high), _within(page, 0.5, low, 1, high)) for page in document]


def filled(pdf: bytes, parts: int = 1, foot: float = 0.07) -> list[float]:
    """How far down each page is printed on, as a share of its height, its foot left out.

    A page is looked at in so many parts side by side, from left to right.
    """
    shares = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=1, grayscale=True).to_numpy()
            body = picture[: round(len(picture) * (1 - foot))]
            for part in numpy.array_split(body, parts, axis=1):
                lines = numpy.flatnonzero(part.min(axis=1) < PAPER_WHITE)
                shares.append(float(lines.max(initial=0)) / len(picture))
    return shares


def printed(pdf: bytes, number: int = 0) -> list[Printed]:
    """Every piece of text on a page, in drawing order."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        words = page.get_textpage()
        return [_printed(one, words) for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,))]


def properties(pdf: bytes) -> dict[str, str]:
    """The metadata of the document, such as title and author."""
    with pypdfium2.PdfDocument(pdf) as document:
        return dict(document.get_metadata_dict())


def language(pdf: bytes) -> str:
    """The language of the document, as in `pt-BR`."""
    with pypdfium2.PdfDocument(pdf) as document:
        return _string(pdfium.FPDFCatalog_GetLanguage, document, unit=ctypes.c_ushort)


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """The title and the page number, from 1, of every bookmark."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(one.get_title(), one.get_dest().get_index() + 1) for one in document.get_toc()]


def qr_codes(pdf: bytes) -> list[str]:
    """What the QR codes of all pages contain."""
    found = []
    # Made here: the library complains at the end of the run of what a module still holds.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=2, grayscale=True)
            pixels = memoryview(bytes(picture.buffer)).cast("B", (picture.height, picture.stride))
            found += [code.text for code in zxingcpp.read_barcodes(pixels, formats)]
    return found


def painted(pdf: bytes, depth: int = 1) -> list[str]:
    """A line for each thing on each page, in the order of painting.

    Its kind, its look, its words, and after `@` its left, right, lower and upper edge in points. Of a `depth`
    of 2 also each thing in a picture, its edges in the picture's own points: as pictures stand the pages of a
    booklet on the sheets to fold.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        return [line for number, page in enumerate(document, 1) for line in _painted(number, page, depth)]


def _painted(number: int, page: pypdfium2.PdfPage, depth: int) -> Iterator[str]:
    yield f"page {number} @ {' '.join(f'{edge:.0f}' for edge in page.get_size())}"
    words = page.get_textpage()
    for one in page.get_objects(max_depth=depth):
        place = "@ " + " ".join(f"{edge:.1f}" for edge in (one.get_bounds()[index] for index in (0, 2, 1, 3)))
        if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
            said = _printed(one, words)
            yield f"text {said.size:.1f} {_colour(one)} {said.text.strip()} {place}"
        else:
            yield f"{' '.join(_look(one))} {place}"


def _look(one: pypdfium2.PdfObject) -> Iterator[str]:
    """What a thing that is no text is; of a shape its colours, and how thick its line is in points."""
    if one.type != pdfium.FPDF_PAGEOBJ_PATH:
        yield "picture"
        return
    filled, drawn = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(one, filled, drawn)
    yield "shape"
    if filled.value:
        yield _colour(one)
    if drawn.value:
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(one, width)
        yield f"line {width.value:.2f} {_colour(one, pdfium.FPDFPageObj_GetStrokeColor)}"


def _colour(one: pypdfium2.PdfObject, get: Callable[..., int] = pdfium.FPDFPageObj_GetFillColor) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    get(one, *parts)
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])


def darkness(pdf: bytes) -> set[int]:
    """The grey levels on the first page; 0 is black."""
    with pypdfium2.PdfDocument(pdf) as document:
        return set(bytes(document[0].render(scale=1, grayscale=True).buffer))


def _within(page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float) -> str:
    """The words within a rectangle whose edges are shares of the page."""
    width, height = page.get_size()
    edges = (left * width, bottom * height, right * width, top * height)
    return " ".join(page.get_textpage().get_text_bounded(*edges).split())


def _millimetres(points: float) -> int:
    return round(points / 72 * 25.4)


def _flat(tag: Tag) -> Iterator[Tag]:
    yield tag
    for inner in tag.inner:
        yield from _flat(inner)


def _trees(page: pypdfium2.PdfPage) -> list[Tag]:
    words = _marked_words(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        return [_tag(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), words) for index in range(count)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _tag(element: pdfium.FPDF_STRUCTELEMENT, words: dict[int, str]) -> Tag:
    """A structure element as a tag; a child is either marked content, known by its number, or an element."""
    kind = _string(pdfium.FPDF_StructElement_GetType, element)
    alt = _string(pdfium.FPDF_StructElement_GetAltText, element)
    pieces, inner = [], []
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            inner.append(_tag(child, words))
            pieces.append(inner[-1].text)
        else:
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            pieces.append(words.get(mark, ""))
    between = "" if kind in {"P", "Span", "Link", "LBody", "H1", "H2", "H3"} else " "
    return Tag(kind, alt, between.join(pieces), tuple(inner))


def _marked_words(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of the page by the number of its marked content; text without one is decoration."""
    textpage = page.get_textpage()
    words: dict[int, str] = {}
    for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(one)
        if mark >= 0:
            words[mark] = words.get(mark, "") + _words(one, textpage)
    return words


def _printed(one: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> Printed:
    left, _, right, _ = one.get_bounds()
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(one, size)
    return Printed(_words(one, textpage), size.value * one.get_matrix().d, left, right)


def _words(one: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> str:
    """The text of a text object; pdfium writes a hyphen at the end of a line as character 2."""
    return _string(pdfium.FPDFTextObj_GetText, one, textpage, unit=ctypes.c_ushort).replace("\x02", "-")


def _string(
    get: Callable[..., int], *about: object, unit: type[ctypes.c_char | ctypes.c_ushort] = ctypes.c_char
) -> str:
    """Call a function of pdfium that fills a buffer with zero-terminated UTF-16."""
    size = get(*about, None, 0)
    buffer = ctypes.create_string_buffer(size or 2)
    get(*about, ctypes.cast(buffer, ctypes.POINTER(unit)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
