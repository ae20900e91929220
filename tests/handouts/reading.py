"""Reads a PDF as its readers do: by its tags, in their order, and as pictures of its pages."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp


@dataclass(frozen=True)
class Tag:
    """A tagged piece of a page: its kind (`H1`, `LI`, `TH` ...), its alt text and all its words in order."""

    kind: str
    alt: str
    text: str
    inner: tuple["Tag", ...]


@dataclass(frozen=True)
class Printed:
    """A piece of text on a page: its words, its size in points, and where it begins and ends across it."""

    text: str
    size: float
    left: float
    right: float


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in whole millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]  # type: ignore[misc]


def tags(pdf: bytes) -> list[Tag]:
    """Every tag of every page, in the order in which a screen reader comes to them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [tag for page in document for tree in _trees(page) for tag in _flat(tree)]


def text(pdf: bytes) -> str:
    """All tagged words, in reading order; white space is folded."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(tree.text for page in document for tree in _trees(page)).split())


def printed(pdf: bytes) -> list[Printed]:
    """Every piece of text of the first page, in the order in which it is drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        words = page.get_textpage()
        return [_printed(one, words) for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,))]


def properties(pdf: bytes) -> dict[str, str]:
    """Title, author and the like."""
    with pypdfium2.PdfDocument(pdf) as document:
        return dict(document.get_metadata_dict())


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """The title of every bookmark, and the number of its page from 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(one.get_title(), one.get_dest().get_index() + 1) for one in document.get_toc()]


def qr_codes(pdf: bytes, page: int = 0) -> list[str]:
    """What a camera reads from the page."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=3, grayscale=True)
        pixels = memoryview(bytes(picture.buffer)).cast("B", (picture.height, picture.stride))
        return [code.text for code in zxingcpp.read_barcodes(pixels)]


def darkness(pdf: bytes) -> set[int]:
    """The shades of grey of the first page, from 0 for black."""
    with pypdfium2.PdfDocument(pdf) as document:
        return set(bytes(document[0].render(scale=1, grayscale=True).buffer))


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
    """A tag with what it holds; a child is either words, known by their number on the page, or a tag."""
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
    """The words of the page by the number that tags know them by; words without one are ornaments."""
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
    """The words of a piece of text; the library writes a hyphen at a line's end as character 2."""
    return _string(pdfium.FPDFTextObj_GetText, one, textpage, unit=ctypes.c_ushort).replace("\x02", "-")


def _string(get: object, *about: object, unit: type = ctypes.c_char) -> str:
    """What a function of the library writes into a buffer, UTF-16 that ends in a zero."""
    size = get(*about, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(size or 2)
    get(*about, ctypes.cast(buffer, ctypes.POINTER(unit)), size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")
