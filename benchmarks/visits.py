"""What a visitor of the desk does, for locust: `benchmarks.desk` starts it.

Each of the clients opens a page, looks at it for about a second, and opens another; the pages are
drawn from what the board, the actors and the search results link to.
"""

import random
import re

from locust import HttpUser, between, task

_LINKED = re.compile(r'href="(/(matters|articles|actors)/[^"?#]+)')
WORDS = ["weapons", "border guards", "lorr*", '"heavy weapons"', "detainees release"]
DATES = ["2020-03-01", "2020-09-01", "2021-06-01", "2022-02-01", "2023-01-01"]


class Visitor(HttpUser):
    """One client."""

    wait_time = between(0.5, 1.5)

    def on_start(self) -> None:
        """Gather addresses to go to."""
        self.known: dict[str, list[str]] = {}
        for place in ("/", "/actors", "/articles", "/search?q=weapons"):
            for address, kind in _LINKED.findall(self.client.get(place, name=_named(place)).text):
                self.known.setdefault(kind, []).append(address)

    def _open(self, kind: str) -> None:
        if addresses := self.known.get(kind):
            self.client.get(random.choice(addresses), name=f"one of {kind}")

    @task(6)
    def board(self) -> None:
        """The front page, a later page of it."""
        number = random.choice([1, 1, 1, 2, 5])
        self.client.get("/", params={"number": number}, name="board")

    @task(4)
    def filtered(self) -> None:
        """The board, filtered."""
        filters = random.choice(
            [{"status": "not-met"}, {"act": "permit"}, {"contested": "true"}, {"since": DATES[-1]}]
        )
        self.client.get("/", params=filters, name="board, filtered")

    @task(2)
    def then(self) -> None:
        """The board as of a day."""
        asked = {"as_of": random.choice(DATES), **random.choice([{}, {"status": "not-met"}])}
        self.client.get("/", params=asked, name="board, as of")

    @task(8)
    def matter(self) -> None:
        """A matter."""
        self._open("matters")

    @task(4)
    def article(self) -> None:
        """An article."""
        self._open("articles")

    @task(3)
    def actor(self) -> None:
        """An actor."""
        self._open("actors")

    @task(3)
    def search(self) -> None:
        """A search."""
        self.client.get("/search", params={"q": random.choice(WORDS)}, name="search")

    @task(3)
    def lists(self) -> None:
        """The lists, and what changed."""
        place = random.choice(["/actors", "/articles", "/sources", "/changes?since=yesterday"])
        self.client.get(place, name=_named(place))


def _named(place: str) -> str:
    return place.strip("/").partition("?")[0] or "board"
