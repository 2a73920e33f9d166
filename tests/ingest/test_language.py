import os
import subprocess
import sys

import pytest

from riwaya.errors import EmptyInput, UnknownLanguage
from riwaya.ingest.language import block_language, dominant_script, language_of, readable_languages

from .samples import ARABIC, ENGLISH

PERSIAN = "یک مقام بندر گفت که انفجار صبح سه‌شنبه در یکی از انبارها رخ داد و ده کارگر زخمی شدند."
GERMAN = "Ein Sprecher des Hafens sagte, dass die Explosion ein Lager traf und zehn Arbeiter verletzte."
RUSSIAN = "Представитель порта сообщил, что взрыв произошел во вторник утром на одном из складов."


def test_languages_are_the_folders_with_language_data():
    assert {"ar", "en"} <= set(readable_languages())


@pytest.mark.parametrize(
    ("text", "code"), [(ARABIC, "ar"), (ENGLISH, "en"), ("الانفجار", "ar"), ("انفجارها", "fa"), ("A blast", "en")]
)
def test_language(text, code):
    assert language_of(text, "a.txt") == code


def test_a_foreign_caption_at_the_top_does_not_make_the_page_foreign():
    caption = "In this photo a crane stands at the port. (AP Photo/Jane Doe)\n"
    assert language_of(caption + ARABIC, "a.txt") == "ar"


@pytest.mark.parametrize("text", [PERSIAN, GERMAN, RUSSIAN, "爆炸发生在港口仓库，十名工人受伤。", "Բարեւ ձեզ"])
def test_unread_languages_are_refused(text):
    with pytest.raises(UnknownLanguage, match=r"^a\.txt: .*ar, en"):
        language_of(text, "a.txt", readable=("ar", "en"))


def test_a_language_lights_up_with_its_folder():
    assert language_of(PERSIAN, "a.txt", readable=("ar", "en", "fa")) == "fa"
    assert language_of(RUSSIAN, "a.txt", readable=("ar", "en", "ru")) == "ru"


def test_no_letters_no_language():
    with pytest.raises(EmptyInput):
        language_of("12 + 30 = 42 !", "a.txt")


def test_blocks_follow_the_document_unless_their_script_is_another():
    assert block_language("The crane at the port after the fire, on Tuesday.", "ar") == "en"
    assert block_language("SU-24M", "ar") == "ar"
    assert block_language("قال مدير شركة Seagull Shipping إن", "ar") == "ar"


def test_scripts():
    assert [dominant_script(t) for t in ("سلام", "peace", "мир", "123")] == ["Arab", "Latn", "Cyrl", None]


def test_detection_needs_no_network_no_home_and_no_cache():
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "from riwaya.ingest.language import language_of\n"
        f"print(language_of({ENGLISH!r}, 'a'))\n"
    )
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "FTLANG_CACHE": "/nonexistent/cache"}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "en\n"
