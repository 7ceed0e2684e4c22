"""Pages: the article, what its head says of it, and each word's place in the original bytes."""

import pytest

from onrecord.errors import InputError, LanguageError, OnRecordError
from onrecord.ingest import bytes_of, from_bytes

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="{charset}">
<title>Ferry &amp; crew may sail | Quay Post</title>
<meta property="og:site_name" content="Quay Post">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "NewsArticle", "headline": "Ferry & crew may sail", "author": [{{"name": "Jane Doe"}}],
 "datePublished": "2034-03-04T08:00:00Z", "publisher": {{"name": "Quay Post"}}}}]}}</script>
<script>var trap = "<p>The trap said nothing.</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/w">The envoy</a></nav>
<article><h1>Ferry &amp; crew may sail</h1>
<figure><img src="q.jpg"><figcaption>The quay at dusk. CC BY-SA 2.0</figcaption></figure>
<p>The envoy&rsquo;s office <b>said</b> on Monday that the ferry would sail
if the harbour was cleared of mines, \u201cevery last one\u201d of them.</p>
<p>READ: What the accord says</p>
<p>Nobody from the <a href="/x">harbour office</a> could be reached by us, and the crews&#39; union
said that they had been told to wait until the pilots agreed to the new terms.</p>
<p>The pilots have asked for written terms before any of the ships leaves the quay.</p></article>
<footer>{footer}</footer></body></html>"""
CC = (
    '<p>This work by Quay Post is licensed under a <a rel="license" href="https://'
    'creativecommons.org/licenses/by-nc/4.0/">Creative Commons Attribution-NonCommercial 4.0 '
    "International License</a>.</p>"
)


def page(charset="utf-8", footer=CC):
    return PAGE.format(charset=charset, footer=footer).encode(charset)


def test_the_article_is_told_from_the_page_around_it():
    article = from_bytes(page(), file="ferry.html")
    assert article.text.startswith("The envoy’s office said on Monday that the ferry would sail if")
    assert article.text.endswith("leaves the quay.")
    assert "trap" not in article.text
    assert "Home" not in article.text


def test_the_head_gives_title_outlet_byline_and_date():
    article = from_bytes(page())
    assert article.title == "Ferry & crew may sail"
    assert article.outlet_name == "Quay Post"
    assert article.byline == "Jane Doe"
    assert article.published == "2034-03-04T08:00:00Z"
    given = from_bytes(page(), outlet="Harbour Herald", published="2034-03-05", title="Ferry")
    assert (given.outlet_name, given.published, given.title) == (
        "Harbour Herald",
        "2034-03-05",
        "Ferry",
    )


@pytest.mark.parametrize(
    ("footer", "licence", "holder"),
    [
        (CC, "CC-BY-NC-4.0", "Quay Post"),
        ("<p>© 2034 Quay Media Ltd. All rights reserved.</p>", "LicenseRef-all-rights-reserved",
         "Quay Media Ltd"),
        ('<a rel="license" href="https://creativecommons.org/licenses/by/4.0/"><img></a>',
         "CC-BY-4.0", "Quay Post"),
        ("<p>Contact us</p>", None, None),
    ],
)  # fmt: skip
def test_rights_are_found_in_the_frame_and_not_in_captions(footer, licence, holder):
    rights = from_bytes(page(footer=footer)).rights
    assert (rights.licence, rights.holder) == (licence, holder)


def test_related_links_in_the_page_are_left_out():
    article = from_bytes(page())
    assert [(article.text[slice(*e.spans[0])], e.reason) for e in article.excluded] == [
        ("READ: What the accord says", "related-link")
    ]


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_every_word_is_traced_to_its_bytes_through_tags_and_entities(charset):
    data = page(charset)
    article = from_bytes(data)
    codec = "utf-16-le" if charset == "utf-16" else charset
    for start, end, first, last in article.source_map:
        shown = data[first:last].decode(codec)
        assert " ".join(shown.split()) == article.text[start:end] or shown.startswith("&")
    traced = sum(end - start for start, end, *_ in article.source_map)
    assert traced > 0.9 * len(article.text)
    start = article.text.index("harbour office")
    (place,) = bytes_of(article, ((start, start + 14),))
    assert data[slice(*place)].decode(codec) == "harbour office"
    start = article.text.index("envoy’s")
    assert [data[slice(*r)].decode(codec) for r in bytes_of(article, ((start, start + 7),))] == [
        "envoy&rsquo;s"
    ]


def test_a_byte_order_mark_counts():
    data = b"\xef\xbb\xbf" + page()
    article = from_bytes(data)
    start, end, first, last = article.source_map[0]
    assert data[first:last].decode() == article.text[start:end]


def test_a_short_page_is_read_whole():
    data = b"<p>The envoy said that the ferry of the harbour would sail.</p>"
    assert from_bytes(data).text == "The envoy said that the ferry of the harbour would sail."


@pytest.mark.parametrize(
    "data",
    [
        b"<html>",
        b"<html><body></body></html>",
        b"<!doctype html><html><head><title>The envoy said",
        b"<html><body><script>the envoy said that</script></body></html>",
        b"<html><!-- the envoy said",
    ],
)
def test_a_page_without_an_article_is_refused(data):
    with pytest.raises(InputError):
        from_bytes(data)


def test_a_page_in_another_language_is_refused():
    text = "<p>Le président a déclaré mardi que l'accord serait respecté par les parties.</p>"
    with pytest.raises(LanguageError, match="French"):
        from_bytes(f'<html lang="fr"><body>{text * 5}</body></html>'.encode())


SENTENCE = b"<p>The envoy said that the ferry of the harbour would sail if it was cleared.</p>"


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<div>" * 20_000 + SENTENCE,
        b'<html><p title="' + b"x" * 300_000 + b'">' + SENTENCE,
        b"<html><<<>>&&&#0;&#x1;&#99999999999;<p" + SENTENCE + b"</b></i></table>",
        b"<html><script>" + b"<!--" * 1000 + SENTENCE,
        b'<html><script type="application/ld+json">' + b"[" * 5000 + b"</script>" + SENTENCE,
        b"<html><p>" + b"&" * 50_000 + SENTENCE,
        b"<html>" + b"<a " * 50_000 + SENTENCE,
        b"<html>" + b"<!-- " * 20_000 + SENTENCE,
        b'<html>' + b'<p "' * 20_000 + SENTENCE,
    ],
    ids=range(9),
)  # fmt: skip
@pytest.mark.timeout(20)
def test_hostile_pages_give_the_article_or_a_refusal(data):
    try:
        article = from_bytes(data)
    except OnRecordError:
        return
    assert "The envoy said" in article.text


def test_a_caption_that_got_into_the_text_is_left_out():
    caption = "The quay at dusk, as it looked on the day before the ferry was to sail"
    data = page().replace(b"The quay at dusk. CC BY-SA 2.0", caption.encode())
    data = data.replace(b"<p>READ:", f"<p>{caption}</p><p>READ:".encode())
    article = from_bytes(data)
    found = [(article.text[slice(*e.spans[0])], e.reason) for e in article.excluded]
    assert (caption, "caption") in found
