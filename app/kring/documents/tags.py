"""Tagged PDF: which marks on the page are a heading, a table or only decoration, for those who listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName
from reportlab.pdfgen.canvas import Canvas

DrawFoot = Callable[[Canvas, int, int], None]


@dataclass(slots=True)
class Node:
    """One element of the structure, such as H1 or TD; `places` are (page from 0, mark on it)."""

    tag: str
    actual: str = ""
    kids: list[Node] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, actual: str = "") -> Node:
        """Add and return an element below this one; `actual` is what a drawing says."""
        kid = Node(tag, actual)
        self.kids.append(kid)
        return kid


class TaggedCanvas(Canvas):
    """A canvas that keeps its pages until the end, so that each can say how many there are."""

    def __init__(self, *args: object, root: Node, foot: DrawFoot, **options: object) -> None:
        super().__init__(*args, **options)
        self._root, self._foot = root, foot
        self._kept: list[dict[str, object]] = []
        self._marks = 0

    @contextmanager
    def tagged(self, node: Node | None) -> Iterator[None]:
        """Draw as the content of this element, or without one as decoration."""
        if node is None:
            self._code.append("/Artifact BMC")
        else:
            node.places.append((len(self._kept), self._marks))
            words = f"/ActualText {_hex(node.actual)}" if node.actual else ""
            self._code.append(f"/{node.tag} <</MCID {self._marks} {words}>> BDC")
            self._marks += 1
        yield
        self._code.append("EMC")

    def showPage(self) -> None:
        """Keep the page; it is written by `save`."""
        self._kept.append(dict(self.__dict__))
        self._marks = 0
        self._startPage()

    def save(self) -> None:
        """Draw the foot of every page, then write pages and structure."""
        kept = self._kept
        for number, state in enumerate(kept, 1):
            self.__dict__.update(state)
            with self.tagged(None):
                self._foot(self, number, len(kept))
            super().showPage()
            self._page_says(self._doc, number - 1)
        _Structure(self._doc).write(self._root)
        self._doc.SaveToFile(self._filename, self)

    @staticmethod
    def _page_says(doc: PDFDocument, at: int) -> None:
        page = doc.Pages.pages[at]
        # On this page only: ReportLab's own list of a page's keys does not know these two.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = at, PDFName("S")


class _Structure:
    """Writes the tree of elements into the document, and for each page which element owns which mark."""

    def __init__(self, doc: PDFDocument) -> None:
        self._doc = doc
        self._count = 0
        self._owners: dict[int, dict[int, object]] = {}

    def write(self, root: Node) -> None:
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._doc.Reference(tree, "StructTree")
        tree.dict["K"] = PDFArray([self._element(root, reference)])
        rows: list[object] = []
        for page in sorted(self._owners):
            owners = PDFArray([self._owners[page][mark] for mark in sorted(self._owners[page])])
            rows += [page, self._doc.Reference(owners, f"StructPage{page}")]
        tree.dict["ParentTree"] = self._doc.Reference(PDFDictionary({"Nums": PDFArray(rows)}), "StructParents")
        tree.dict["ParentTreeNextKey"] = len(self._doc.Pages.pages)
        self._doc._catalog.StructTreeRoot = tree
        self._doc._catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(self, node: Node, parent: object) -> object:
        element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.tag), "P": parent})
        self._count += 1
        reference = self._doc.Reference(element, f"Struct{self._count}")
        kids: list[object] = []
        for page, mark in node.places:
            where = self._doc.Reference(self._doc.Pages.pages[page])
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": where, "MCID": mark}))
            self._owners.setdefault(page, {})[mark] = reference
        kids += [self._element(kid, reference) for kid in node.kids if _speaks(kid)]
        element.dict["K"] = PDFArray(kids)
        if node.tag == "TH":
            element.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
        return reference


def _speaks(node: Node) -> bool:
    return bool(node.places) or any(_speaks(kid) for kid in node.kids)


def _hex(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
