"""A desk with accounts: who gets in, who may change what, and whose name it is kept under."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from onrecord.accounts import Accounts
from onrecord.errors import BusyError, InputError
from onrecord.ledger import Ledger
from onrecord.web import create_app
from onrecord.web.auth import own_address
from onrecord.web.tries import FOR_NAME, FROM_ADDRESS, Tries
from tests.web.conftest import Client, send
from tests.web.test_hostile import NASTY, Tags

WORDS = "four plain words here"
PEOPLE = {"Ada Lind": "editor", "Bo Reader": "reader"}
REPORT = {"verdict": "confirm", "why": "Seen in the paper"}
JUDGE = "/api/v1/matters/m1/judgements"


@pytest.fixture
def accounts(where: str) -> Iterator[Accounts]:
    """The accounts of that ledger: an editor and a reader."""
    with Ledger(where) as ledger:
        made = Accounts(ledger.store)
        for name, role in PEOPLE.items():
            made.add(name, role, WORDS)
        yield made


@pytest.fixture
def shared(where: str, accounts: Accounts) -> Iterator[Client]:
    """A browser at the desk with accounts that is not signed in."""
    with TestClient(create_app(where, auth=True)) as client:
        yield client


def sign_in(client: Client, name: str, password: str = WORDS, to: str = "/") -> Any:
    """Fill in the form."""
    fields = {"name": name, "password": password, "next": to}
    return send(client, "/sign-in", "/sign-in", fields, follow_redirects=False)


def bearer(accounts: Accounts, name: str) -> dict[str, str]:
    """The header that a program of that account sends."""
    return {"Authorization": f"Bearer {accounts.add_token(name, 'test')}"}


def test_nobody_without_an_account_sees_anything(shared: Client) -> None:
    app = shared.app
    looked = 0
    for route in app.routes:
        for method in getattr(route, "methods", ()):
            if not isinstance(route, HTTPRoute) or route.path.startswith(("/static", "/style")):
                continue
            if route.path in ("/sign-in", "/schema"):
                continue
            address = re.sub(r"\{\w+:int\}", "1", route.path)
            answer = shared.request(
                method, re.sub(r"\{[^}]+\}", "m1", address), follow_redirects=False
            )
            sent_away = answer.status_code == 303 and answer.headers["location"].startswith(
                "/sign-in?next=%2F"
            )
            assert answer.status_code == 401 or sent_away, (method, route.path)
            assert "surrender" not in answer.text
            looked += 1
    assert looked > 40


def test_what_the_page_to_sign_in_needs_is_open(shared: Client) -> None:
    found = re.findall(r'(?:href|src)="(/[^"]*\.\w+[^"]*)"', shared.get("/sign-in").text)
    assert len(found) == 3
    for address in found:
        assert shared.get(address).status_code == 200, address


def test_who_signs_in_comes_where_they_wanted_to_and_signs_out(shared: Client) -> None:
    asked = shared.get("/matters/m1?as_of=2031-03-05", follow_redirects=False)
    assert asked.headers["location"] == "/sign-in?next=%2Fmatters%2Fm1%3Fas_of%3D2031-03-05"
    answer = sign_in(shared, "ada lind", to="/matters/m1?as_of=2031-03-05")
    assert (answer.status_code, answer.headers["location"]) == (303, "/matters/m1?as_of=2031-03-05")
    page = shared.get("/matters/m1").text
    assert "Ada Lind" in page and "Sign out" in page
    kept = dict(shared.cookies)
    send(shared, "/", "/sign-out", {})
    assert "Ada Lind" not in shared.get("/matters/m1").text
    shared.cookies.update(kept)  # as one who copied the cookie
    assert shared.get("/", follow_redirects=False).status_code == 303


def test_a_page_of_a_name_in_another_script_is_come_back_to(shared: Client) -> None:
    wanted = "/actors/%D7%9E%D7%A9%D7%94%20a%3Fb?format=csv"
    asked = shared.get(wanted, follow_redirects=False).headers["location"]
    to = parse_qs(urlsplit(asked).query)["next"][0]
    assert sign_in(shared, "Ada Lind", to=to).headers["location"] == wanted


def test_a_wrong_name_and_a_wrong_password_are_told_alike(shared: Client) -> None:
    answers = [sign_in(shared, "Ada Lind", "wrong words here"), sign_in(shared, "Nobody", WORDS)]
    bare = [re.sub(r'value="[^"]*"', "", a.text) for a in answers]
    assert [a.status_code for a in answers] == [403, 403]
    assert bare[0] == bare[1]
    assert "do not belong together" in bare[0]


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_session_s_cookie_is_for_this_desk_s_pages_alone(
    where: str, accounts: Accounts, scheme: str, secure: bool
) -> None:
    with TestClient(create_app(where, auth=True), base_url=f"{scheme}://desk.example") as client:
        forms = client.get("/sign-in").headers.get_list("set-cookie")
        [kept] = sign_in(client, "Ada Lind").headers.get_list("set-cookie")
    assert "httponly" in kept.lower() and "samesite=lax" in kept.lower() and "Path=/" in kept
    assert len(forms) == 1 and "samesite=strict" in forms[0].lower()
    for cookie in (kept, *forms):
        assert cookie.lower().count("secure") == secure


@pytest.mark.parametrize(
    "to",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "evil",
     "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", "/sign-in?next=/", "", "@evil"],
)  # fmt: skip
def test_after_signing_in_nobody_is_sent_to_another_site(shared: Client, to: str) -> None:
    assert sign_in(shared, "Ada Lind", to=to).headers["location"] == "/"


@given(st.text())
def test_an_address_to_go_on_to_is_a_path_of_this_desk(wanted: str) -> None:
    found = own_address(wanted)
    assert re.fullmatch(r"/(?![/\\])[ -~]*", found) and "\\" not in found


def test_guessing_is_slowed_down_for_a_name_whoever_asks(shared: Client) -> None:
    for _ in range(FOR_NAME.amount):
        assert sign_in(shared, "Ada Lind", "wrong words here").status_code == 403
    answer = sign_in(shared, "ADA  lind", WORDS)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= FOR_NAME.get_expiry() + 1
    assert "Too many tries" in answer.text
    assert sign_in(shared, "Bo Reader").status_code == 303


def test_guessing_is_slowed_down_for_an_address_whatever_the_name(shared: Client) -> None:
    for n in range(FROM_ADDRESS.amount):
        assert sign_in(shared, f"Name {n}", "wrong words here").status_code == 403
    assert sign_in(shared, "Ada Lind", WORDS).status_code == 429


def test_the_addresses_of_one_ipv6_network_count_together() -> None:
    tries = Tries()
    for n in range(FROM_ADDRESS.amount):
        tries.count(f"2001:db8::{n:x}", f"Name {n}")
    with pytest.raises(BusyError):
        tries.count("2001:db8::ffff", "Another")
    tries.count("2001:db8:0:1::1", "Another")


def test_slips_are_forgotten_once_somebody_is_in() -> None:
    tries = Tries()
    for n in range(3 * FOR_NAME.amount):
        tries.count(f"192.0.2.{n}", "Ada Lind")
        if n % FOR_NAME.amount == FOR_NAME.amount - 1:
            tries.forget("ada lind")
    for n in range(FOR_NAME.amount):
        tries.count(f"198.51.100.{n}", "Ada Lind")
    with pytest.raises(BusyError):
        tries.count("203.0.113.1", "Ada Lind")


def test_a_reader_sees_no_form_and_is_refused_when_making_one(
    shared: Client, accounts: Accounts
) -> None:
    sign_in(shared, "Bo Reader")
    for address in ("/matters/m1", "/add", "/"):
        page = shared.get(address).text
        assert (
            'class="judge"' not in page
            and "textarea" not in page
            and "Add articles</a>" not in page
        )
    forged = {"verdict": "reject", "why": "x", "who": "Ada Lind"}
    for to, fields in (("/matters/m1/judge", forged), ("/add", {"text": "x"}), ("/add/sample", {})):
        answer = send(shared, "/account", to, fields)
        assert answer.status_code == 403, to
        assert "ask whoever runs the desk" in answer.text
    for headers in ({}, bearer(accounts, "Bo Reader")):
        told = shared.post(JUDGE, json=forged, headers=headers)
        assert (told.status_code, told.json()["title"]) == (403, "Forbidden")
        assert (
            shared.post("/api/v1/articles", json={"samples": True}, headers=headers).status_code
            == 403
        )
    assert not shared.get("/api/v1/matters/m1").json()["rejected"]
    assert shared.get("/matters/m1/judge").status_code in (404, 405)


def test_every_handler_that_writes_is_closed_to_readers(shared: Client, accounts: Accounts) -> None:
    own = ("/sign-in", "/sign-out", "/account")
    as_reader, looked = bearer(accounts, "Bo Reader"), 0
    sign_in(shared, "Bo Reader")
    for route in shared.app.routes:
        if not isinstance(route, HTTPRoute) or route.path.startswith(own):
            continue
        for method in route.methods - {"GET", "HEAD", "OPTIONS"}:
            address = re.sub(r"\{[^}]+\}", "m1", route.path)
            headers = as_reader if address.startswith("/api") else {}
            assert shared.request(method, address, headers=headers).status_code == 403, address
            looked += 1
    assert looked >= 7


def test_a_judgement_carries_the_name_of_who_is_signed_in(
    shared: Client, accounts: Accounts
) -> None:
    sign_in(shared, "Ada Lind")
    page = shared.get("/matters/m1").text
    assert 'class="judge"' in page and 'name="who"' not in page
    send(shared, "/matters/m1", "/matters/m1/judge", {**REPORT, "who": "Mallory"})
    shared.post(JUDGE, json={**REPORT, "who": "Mallory"})
    shared.cookies.clear()
    shared.post(JUDGE, json={**REPORT, "who": "Mallory"}, headers=bearer(accounts, "Ada Lind"))
    found = shared.get(JUDGE, headers=bearer(accounts, "Bo Reader")).json()["judgements"]
    assert [j["who"] for j in found] == ["Ada Lind"] * 3


def test_a_token_opens_the_api_until_it_is_revoked(shared: Client, accounts: Accounts) -> None:
    headers = bearer(accounts, "Bo Reader")
    assert shared.get("/api/v1/matters", headers=headers).status_code == 200
    assert shared.get("/", headers=headers, follow_redirects=False).status_code == 303
    accounts.revoke(accounts.tokens()[0].id)
    told = shared.get("/api/v1/matters", headers=headers)
    assert told.status_code == 401
    assert told.headers["content-type"] == "application/problem+json"
    assert told.headers["www-authenticate"].startswith("Bearer")
    assert set(told.json()) >= {"type", "title", "status", "detail"}


def test_a_bad_token_is_refused_though_a_session_would_do(shared: Client) -> None:
    sign_in(shared, "Ada Lind")
    assert shared.get("/api/v1/matters").status_code == 200
    for word in ("Bearer x", "bearer", "Bearer \x7f", "Bearer " + "x" * 5000):
        assert shared.get("/api/v1/matters", headers={"Authorization": word}).status_code == 401


def test_another_s_page_writes_nothing_though_somebody_is_signed_in(shared: Client) -> None:
    sign_in(shared, "Ada Lind")
    before = shared.get("/api/v1/ledger").json()
    for to in (
        "/matters/m1/judge",
        "/add/sample",
        "/sign-out",
        "/account/tokens",
        "/account/password",
    ):
        assert shared.post(to, data=REPORT).status_code == 403, to
        assert "out of date" in shared.post(to, data=REPORT).text
    as_form = {"Content-Type": "text/plain"}
    assert (
        shared.post(JUDGE, content='{"verdict": "reject", "why": "x"}', headers=as_form).status_code
        == 415
    )
    for site in ("cross-site", "same-site"):
        told = shared.post(JUDGE, json=REPORT, headers={"Sec-Fetch-Site": site})
        assert told.status_code == 403
    assert shared.get("/api/v1/ledger").json() == before
    assert shared.get("/", follow_redirects=False).status_code == 200


def test_another_s_page_writes_nothing_at_a_desk_without_accounts(desk: Client) -> None:
    told = desk.post(JUDGE, json={**REPORT, "who": "M"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert told.status_code == 403
    assert desk.post("/matters/m1/judge", data={**REPORT, "who": "M"}).status_code == 403
    assert desk.get(JUDGE).json() == {"judgements": []}


def test_no_cache_keeps_an_answer_for_another(shared: Client, accounts: Accounts) -> None:
    sign_in(shared, "Ada Lind")
    for address in ("/", "/matters/m1", "/account", "/articles?format=csv", "/nothing", "/sign-in"):
        headers = shared.get(address, follow_redirects=False).headers
        assert headers["cache-control"] == "no-store", address
        assert {"cookie", "authorization"} <= set(headers["vary"].lower().replace(",", " ").split())
    tagged = shared.get("/api/v1/matters").headers
    assert tagged["cache-control"] == "private, no-cache"
    assert "Authorization" in tagged["vary"]
    shared.cookies.clear()
    again = shared.get("/api/v1/matters", headers={"If-None-Match": tagged["etag"]})
    assert again.status_code == 401  # not 304: even that nothing changed is told to nobody
    assert again.headers["cache-control"] == "no-store"


def test_one_changes_the_own_password_and_is_signed_out_elsewhere(
    shared: Client, where: str
) -> None:
    sign_in(shared, "Bo Reader")
    with TestClient(create_app(where, auth=True)) as elsewhere:
        sign_in(elsewhere, "Bo Reader")
        new = {"now": WORDS, "new": "quite other words", "again": "quite other words"}
        for wrong in (
            {"now": "not it at all"},
            {"again": "something else"},
            {"new": "short", "again": "short"},
        ):
            assert send(shared, "/account", "/account/password", new | wrong).status_code == 400
        assert elsewhere.get("/account", follow_redirects=False).status_code == 200
        done = send(shared, "/account", "/account/password", new)
        assert "Your password is changed" in done.text
        assert shared.get("/account", follow_redirects=False).status_code == 200
        assert elsewhere.get("/account", follow_redirects=False).status_code == 303
        assert sign_in(elsewhere, "Bo Reader", WORDS).status_code == 403
        assert sign_in(elsewhere, "Bo Reader", "quite other words").status_code == 303


def test_one_makes_a_token_sees_it_once_and_revokes_it(shared: Client, accounts: Accounts) -> None:
    sign_in(shared, "Bo Reader")
    made = send(shared, "/account", "/account/tokens", {"label": "nightly copy"}).text
    secret = re.search(r'class="secret">([\w-]+)<', made)
    assert secret
    headers = {"Authorization": f"Bearer {secret[1]}"}
    page = shared.get("/account").text
    assert "nightly copy" in page and secret[1] not in page
    assert shared.get("/api/v1/ledger", headers=headers).status_code == 200
    accounts.add_token("Ada Lind", "hers")
    [own] = accounts.tokens("Bo Reader")
    [hers] = accounts.tokens("Ada Lind")
    for number in (hers.id, 0, 10**30):
        assert send(shared, "/account", f"/account/tokens/{number}/revoke", {}).status_code == 404
    send(shared, "/account", f"/account/tokens/{own.id}/revoke", {})
    assert shared.get("/api/v1/ledger", headers=headers).status_code == 401
    assert [t.label for t in accounts.tokens()] == ["hers"]


def test_an_editor_who_becomes_a_reader_or_is_removed_is_so_at_once(
    shared: Client, accounts: Accounts
) -> None:
    sign_in(shared, "Ada Lind")
    accounts.set_role("Ada Lind", "reader")
    assert shared.post(JUDGE, json=REPORT).status_code == 403
    accounts.remove("Ada Lind")
    assert shared.get("/api/v1/ledger").status_code == 401


def test_a_desk_without_accounts_has_no_pages_for_them(desk: Client) -> None:
    for address in ("/sign-in", "/account"):
        assert desk.get(address).status_code == 404
    assert "securitySchemes" not in desk.get("/api/v1/openapi.json").json().get("components", {})


def test_the_description_says_how_to_sign_in(shared: Client, accounts: Accounts) -> None:
    found = shared.get("/api/v1/openapi.json", headers=bearer(accounts, "Bo Reader")).json()
    [(name, scheme)] = found["components"]["securitySchemes"].items()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert found["security"] == [{name: []}]


def seen(answer: Any) -> str:
    """A page without any tag but our own."""
    tags = Tags()
    tags.feed(answer.text)
    assert tags.scripts == ["/static/desk.js"] and not tags.bad
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    return str(answer.text)


@given(words=st.one_of(st.just(NASTY), st.text(max_size=80)))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_whatever_is_given_to_sign_in_with_is_shown_as_text(shared: Client, words: str) -> None:
    shared.app.state.tries = Tries()
    words = words.encode("utf8", "replace").decode()
    answer = sign_in(shared, words, words, words)
    assert answer.status_code in (400, 403)
    seen(answer)
    seen(shared.get("/sign-in", params={"next": words}))


@given(words=st.one_of(st.just(NASTY.replace("\u202e", "")), st.text(min_size=1, max_size=60)))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_whatever_somebody_is_called_is_shown_as_text(
    shared: Client, accounts: Accounts, words: str
) -> None:
    shared.app.state.tries = Tries()
    shared.cookies.clear()
    try:
        user = accounts.add(words[:80], "editor", WORDS + "!?")
    except InputError:
        return
    try:
        assert sign_in(shared, user.name, WORDS + "!?").status_code == 303
        seen(send(shared, "/account", "/account/tokens", {"label": user.name}))
        send(shared, "/matters/m1", "/matters/m1/judge", REPORT)
        for address in ("/", "/matters/m1", "/account", "/nothing"):
            seen(shared.get(address))
        assert shared.get(JUDGE).json()["judgements"][-1]["who"] == user.name
    finally:
        accounts.remove(user.name)
