"""The page of the handout maker with other stretches in its data."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

DATA = r'(?<=id="guide_data">)(.*?)(?=</script>)'


def with_changed_stretch(page: Page, server: str, change: Callable[[dict[str, Any]], None]) -> str:
    """Let the page of the maker have another first stretch from here on, as `change` leaves it; gives its id.

    The page that is shown is left.
    """
    page.unroute_all()
    found = []

    def answer(route: Route) -> None:
        begin, data, end = re.split(DATA, route.fetch().text(), maxsplit=1, flags=re.DOTALL)
        content = json.loads(data)
        change(content["stretches"][0])
        found.append(str(content["stretches"][0]["id"]))
        route.fulfill(body=f"{begin}{json.dumps(content)}{end}", content_type="text/html; charset=utf-8")

    page.route(re.compile("handouts.html"), answer)
    page.goto(f"{server}/handouts.html")
    page.goto("about:blank")
    return found[0]
