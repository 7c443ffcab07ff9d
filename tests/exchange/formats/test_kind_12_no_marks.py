"""K12: addresses, code, escaped text and sizes are never turned into marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading import Files, Read, dayone, folder, zipped
from tests.exchange.samples import png

from nearward.exchange.texts.escapes import without_escapes
from nearward.exchange.texts.markup import from_txt2tags


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("see https://example.org/page//part//end and //slanted//",) * 1
        + ("see https://example.org/page//part//end and *slanted*",),
        ("//see https://e.org/a//b//", "*see https://e.org/a//b*"),
        ("www.e.org/a__b__c and a__b__c@e.org", "www.e.org/a__b__c and a__b__c@e.org"),
        ("file:///home//me//x --struck--", "file:///home//me//x ~~struck~~"),
        ("``a //b// c`` and //d//", "`a //b// c` and *d*"),
        ('""//raw//"" and //d//', "//raw// and *d*"),
        ("```\n//code// -- x --y--\n```\n//d//", "```\n//code// -- x --y--\n```\n*d*"),
        ('[label ""https://a.b/c//d//""]', "[label](https://a.b/c//d//)"),
        ("[label https://a.b/c//d]", "[label](https://a.b/c//d)"),
        ("|| a | b |\n| 1 | //2// |", "\n| a | b |\n| --- | --- |\n| 1 | *2* |\n"),
        ("5 + 5 and 3 -- 4 -- 5", "5 + 5 and 3 -- 4 -- 5"),
        ("-" * 20, "---"),
    ],
)
def test_rednotebook(text: str, wanted: str) -> None:
    assert from_txt2tags(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pattern is `\\d+\\.\\d+`\\.", "The pattern is `\\d+\\.\\d+`."),
        ("```\na \\. stays \\* here\n```\nb\\.", "```\na \\. stays \\* here\n```\nb."),
        ("~~~\na \\.\n```\nb \\.\n~~~\nc\\.", "~~~\na \\.\n```\nb \\.\n~~~\nc."),
        ("``a ` \\. b`` c\\.", "``a ` \\. b`` c."),
        ("1\\. March was hard", "1\\. March was hard"),
        ("in 2025\\. it", "in 2025. it"),
        ("\\# no heading", "\\# no heading"),
        ("a \\# b", "a # b"),
        ("\\- no list", "\\- no list"),
        ("a \\- b\\-c", "a - b-c"),
        ("\\*not slanted\\*", "\\*not slanted\\*"),
        ("5 \\* 3 and snake\\_case\\!", "5 * 3 and snake_case!"),
        ("\\[a\\]\\(b\\)", "\\[a\\](b)"),
        ("\\[sic\\]", "[sic]"),
        ("\\> no quote, a \\> b", "\\> no quote, a > b"),
        ("\\!\\[a\\]\\(b\\)", "\\!\\[a\\](b)"),
    ],
)
def test_escaped_signs(text: str, wanted: str) -> None:
    assert without_escapes(text) == wanted


def test_an_escaped_sign_makes_no_title(tmp_path: Path) -> None:
    path = tmp_path / "J.json"
    path.write_text(dayone({"text": "\\# 5 things I did not say\n\nx"}, {"text": "# Real\n\nx"}))
    first, second = Read(path).pieces
    assert (first.title, first.text) == ("", "\\# 5 things I did not say\n\nx")
    assert (second.title, second.text) == ("Real", "x")


def test_marks_in_code_are_no_pictures(tmp_path: Path) -> None:
    text = "`![](dayone-moment://AB)` and ![](dayone-moment://AB)"
    entry = {"text": text, "photos": [{"identifier": "AB", "md5": "cd", "type": "png"}]}
    files: Files = {"J.json": dayone(entry), "photos/cd.png": png()}
    assert "`![](dayone-moment://AB)`" in Read(zipped(tmp_path / "a.zip", files)).one.text
    files = {"2025-03-04.md": "`![](cup.png)`\n\n```\n![[cup.png]]\n```\n", "cup.png": png()}
    assert Read(folder(tmp_path / "n", files)).one.pictures == ()


@pytest.mark.parametrize(
    ("mark", "caption"),
    [
        ("![[cup.png|120]]", ""),
        ("![[cup.png|120x80]]", ""),
        ("![[cup.png|a cup]]", "a cup"),
        ("![[cup.png|a cup|120]]", "a cup"),
        ("![kitchen|100](cup.png)", "kitchen"),
        ("![kitchen|100x50](cup.png)", "kitchen"),
        ("![100](cup.png)", ""),
        ("![a 100](cup.png)", "a 100"),
        ("![[CUP.PNG]]", ""),
        ('![](cup.png "title")', ""),
    ],
)
def test_a_size_is_no_caption(tmp_path: Path, mark: str, caption: str) -> None:
    files: Files = {"2025-03-04.md": f"before {mark} after", "cup.png": png()}
    (picture,) = Read(folder(tmp_path / "n", files)).one.pictures
    assert (picture.caption, picture.mark) == (caption, mark)
