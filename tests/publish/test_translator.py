"""What assistive technology finds its way by on a page that Sphinx has written."""

import pytest

from tests.publish.small_site import HOME, Project
from tests.site.html_page import Page

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated. Check CHANGES for Sphinx API modifications")

TEXT = """\
# Apple

```{contents} On this page
:local:
```

## Kinds

Sweet.[^one] Sour.[^two]

```{note}
Wash it.
```

### Red ones

```{admonition} Take care
The core.
```

| Kind | Month |
| --- | --- |
| Early | July |
| Late | October |

[^one]: A book.
[^two]: Another book.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page with all that Sphinx leaves without a name."""
    project = Project(tmp_path_factory.mktemp("project"), {"index": HOME, "apple": TEXT})
    project.build()
    return Page.read(project.site, "apple.html")


def test_the_contents_of_a_page_are_named_by_their_title(page: Page) -> None:
    [contents] = [
        one for one in page.all("nav", "aside", "div") if "contents" in one.attributes.get("class", "")
    ]
    title = contents.attributes["aria-labelledby"]
    assert page.ids().count(title) == 1
    [named] = [one for one in page.elements if one.attributes.get("id") == title]
    assert named.attributes["class"] == "topic-title"


def test_the_title_of_an_admonition_is_a_heading_below_that_of_its_section(page: Page) -> None:
    titles = [one for one in page.elements if one.attributes.get("class") == "admonition-title"]
    assert [(one.tag, one.text.strip()) for one in titles] == [("h3", "Note"), ("h4", "Take care")]
    assert [one.attributes for one in titles] == [{"class": "admonition-title"}] * 2
    assert page.ids().count("contents_title") == 1


def test_the_list_of_footnotes_has_a_name_and_only_the_list(page: Page) -> None:
    named = [one for one in page.elements if one.attributes.get("aria-label") == "Notes & sources"]
    assert [one.attributes["class"] for one in named] == ["footnote-list brackets"]


def test_each_header_of_a_table_says_whether_it_heads_a_column_or_a_row(page: Page) -> None:
    assert [one.attributes["scope"] for one in page.all("th")] == ["col", "col", "row", "row"]
    assert [one for one in page.all("td") if "scope" in one.attributes] == []
    assert [one.tag for one in page.all("th", "td")] == ["th", "th", "th", "td", "th", "td"]
