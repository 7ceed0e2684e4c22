"""English is read; another language is named and refused."""

import json
from pathlib import Path

import pytest

from onrecord.errors import LanguageError
from onrecord.ingest import from_text
from onrecord.ingest.language import require_english

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le président a déclaré mardi que l'accord serait respecté par les parties.", "French"),
        ("Der Minister sagte am Dienstag, das Abkommen gelte weiterhin.", "German"),
        ("El ministro dijo que el acuerdo se cumplirá antes de marzo.", "Spanish"),
        ("Ministeren sagde tirsdag, at aftalen fortsat gælder for alle parter.", "Danish"),
        ("Bakan salı günü anlaşmanın geçerli olduğunu söyledi.", "Turkish"),
        ("وقال الوزير يوم الثلاثاء إن الاتفاق لا يزال ساريا", "Arabic"),
        ("Министр", "Cyrillic script"),
        ("部长", "Chinese"),
    ],
)
def test_another_language_is_named_and_refused(text, name):
    with pytest.raises(LanguageError, match=name) as refusal:
        from_text(text)
    assert "English" in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "Velmar frees Tessin detainees",
        "Karim bin Hussein al-Majali met Mohammed Ould Salem.",
        "Talks resume",
        "Ceasefire!",
        "Präsident Müller's café, says José García",
    ],
)
def test_short_english_and_names_are_not_refused(text):
    require_english(text)


def test_what_the_page_declares_tips_the_scale():
    text = "Ministro firma acordo"
    require_english(text, declared="en")
    with pytest.raises(LanguageError, match="Portuguese"):
        require_english(text + " sobre fronteira", declared="pt-BR")


@pytest.mark.skipif(not SHARED.exists(), reason="needs the corpora in ../shared")
def test_no_sentence_of_the_corpora_is_refused():
    with (SHARED / "plover" / "gsr_dev.jsonl").open(encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts += [p.read_text("utf8") for p in sorted(SHARED.glob("polnear/dev/text/*.txt"))[::4]]
    for path in sorted(SHARED.glob("gum/dev/*.conllu"))[::3]:
        rows = path.read_text("utf8").splitlines()
        texts.append("\n".join(row[9:] for row in rows if row.startswith("# text = ")))
    for text in texts:
        require_english(text)
