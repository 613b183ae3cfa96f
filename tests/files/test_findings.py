"""Findings that a first author needed: each is at the true place, names the true cause, and its hint
mends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner

from facingpages.checks import navigation
from facingpages.cli import main
from facingpages.course import directives
from facingpages.course.course import Course, Mode
from facingpages.files.findings import Finding
from facingpages.site import pages
from facingpages.site.embed import FacingPagesExtension
from tests.helpers.reseeding import (
    COUNT,
    PAGE,
    PLAN,
    SEEDS,
    SHOPS,
    TWO,
    VOTE,
    findings,
    register,
    reseed,
    swap,
)

PAIR = "::: facing street-for-people:3-4 street-for-all:3-5"


def only(root: Path) -> Finding:
    """The one finding of a course."""
    found = findings(root)
    assert len(found) == 1, [finding.text() for finding in found]
    return found[0]


def place(root: Path, path: str, text: str) -> tuple[str, int, int]:
    """Where a text is in a file, as a finding gives it."""
    before = (root / path).read_text("utf-8").partition(text)[0]
    return path, before.count("\n") + 1, len(before) - before.rfind("\n")


# --- directives


@pytest.mark.parametrize(
    "written",
    [
        *(
            ":: facing",
            ":::: facing",
            ":facing",
            ": facing",
            "    ::: facing",
            " ::: facing",
            "\t::: facing",
            "\uff1a\uff1a\uff1a facing",
        ),
        *("::facing", ":: facng", "  :: Facing"),
    ],
)
def test_a_line_that_is_nearly_a_directive_is_found(small: Path, written: str) -> None:
    """Indented, with colons too few or too many, it is one finding on its line; the hint written at its
    place mends it."""
    swap(small, PAGE, "::: facing", written)
    finding = only(small)
    assert (finding.path, finding.code) == (PAGE, "directive-unread")
    assert finding.hint.startswith(f"Write {PAIR} at the beginning of the line")
    lines = (small / PAGE).read_text("utf-8").splitlines()
    lines[finding.line - 1] = PAIR
    (small / PAGE).write_text("\n".join(lines), "utf-8")
    assert findings(small) == []


def test_an_exercise_in_such_a_line_is_not_unused_as_well(small: Path) -> None:
    """The exercise that is meant has no second finding, nor has the plan that holds it."""
    swap(small, PAGE, "::: exercise one-street/two-shops", ":: exercise one-street/two-shops")
    assert only(small).code == "directive-unread"


@pytest.mark.parametrize(
    "line",
    [
        "Note :: facing it",
        "::",
        ":: {.note}",
        ":: pages",
        ":-) facing",
        ": facing the street",
        "`:: facing`",
        "```\n:: facing\n```",
    ],
)
def test_other_colons_are_text(line: str) -> None:
    """What is not like one of ours is left alone, and so is code."""
    assert list(directives.find(line)) == []


BEFORE = [
    *("text", "- item", "1. item", "> quote", "| a | b |\n|---|---|\n| 1 | 2 |"),
    *(
        "# Head",
        "Head\n====",
        "Head\n----",
        "***",
        "```\ncode\n```",
        "<div>\na\n</div>",
        "<!-- a -->",
        "[x]: http://y.example",
        "::: lesson names-that-judge",
        "",
    ),
]


@pytest.mark.parametrize("before", BEFORE)
def test_a_directive_that_a_paragraph_swallows_is_found(course: Course, before: str) -> None:
    """A directive right below text is found exactly where the page shows it as it is."""
    page = f"{before}\n::: lesson names-that-judge"
    shown = markdown.markdown(page, extensions=["fenced_code", "tables", FacingPagesExtension(course=course)])
    assert bool(list(directives.find(page))[-1].unread) == (":::" in shown)


def test_a_directive_in_a_paragraph_is_mended_by_a_blank_line(small: Path) -> None:
    """The finding is on the directive's line, and the hint mends it."""
    swap(small, PAGE, f"\n\n{PAIR}", f"\n{PAIR}")
    finding = only(small)
    assert ((finding.path, finding.line, finding.column), finding.hint) == (
        place(small, PAGE, PAIR),
        "Leave a blank line above it.",
    )


# --- noise


def test_noise_on_facing_pages_is_refused_as_in_an_exercise(small: Path) -> None:
    """A directive whose lines hold noise has the finding that a stimulus has."""
    swap(small, PAGE, "street-for-people:3-4 street-for-all:3-5", "street-for-people:7-9 street-for-all:8-9")
    finding = only(small)
    assert ((finding.path, finding.line), finding.code) == (
        place(small, PAGE, "::: facing")[:2],
        "noise-in-stimulus",
    )
    swap(small, VOTE, "street-for-people, lines: 7-8", "street-for-people, lines: 7-9")
    (in_exercise, on_page) = findings(small)
    assert (in_exercise.code, in_exercise.message) == (on_page.code, on_page.message)


@pytest.mark.parametrize("units", [True, False])
def test_noise_is_the_cause_that_is_shown(small: Path, units: bool) -> None:
    """Where the lines of an exercise hold noise, that is said, and no advice to key it."""
    old, new = (
        ("street-for-people, lines: 5", "street-for-people, lines: 1-5")
        if units
        else ("street-for-people, lines: 7-8", "street-for-people, lines: 7-9")
    )
    swap(small, SHOPS if units else VOTE, old, new)
    finding = only(small)
    assert (finding.code, finding.line, finding.hint) == (
        "noise-in-stimulus",
        place(small, finding.path, new)[1],
        "Choose lines without it.",
    )


def test_a_quotation_from_noise_is_not_advised(small: Path) -> None:
    """Words that are on a line of noise only are not to be keyed, and the hint says so."""
    swap(small, VOTE, '"car lobby"', '"Pedal and Chain"')
    finding = only(small)
    assert (finding.code, finding.hint) == (
        "quote-missing",
        "It is on line 9 of street-for-people, which is noise (ad): quote the author's own words.",
    )


def test_the_nearest_words_are_not_noise(small: Path) -> None:
    """What is offered for a misquoted claim is in the author's argument, and runs over no line of
    noise."""
    swap(
        small,
        COUNT,
        '"On September 4, 2023, the council counted 9,400 vehicles there in one day"',
        '"Pedal and Chains, repairing while you wait"',
    )
    finding = only(small)
    assert (finding.code, "Pedal" in finding.hint, "Line 9" in finding.hint) == (
        "quote-missing",
        False,
        False,
    )
    reseed(small, "street-for-people", "Advertisement: Pedal and Chain, repairs while you wait", "Ride on")
    swap(
        small, COUNT, '"Pedal and Chains, repairing while you wait"', '"do so before the summer. Ride onward"'
    )
    assert "Ride on" not in only(small).hint


# --- names and files


@pytest.mark.parametrize(
    "id",
    ["sources", "Glossary", "progress", "coverage", "standards", "second-reading", "404", "teacher/notes"],
)
def test_a_page_with_a_reserved_name_is_refused(small: Path, id: str) -> None:
    """A page that the site's own would replace is one finding, which names those that are kept."""
    (small / "lessons/teacher").mkdir()
    (small / f"lessons/{id}.md").write_text("---\ntitle: Mine\n---\n\n# Mine\n", "utf-8")
    finding = only(small)
    assert (finding.path, finding.code) == (f"lessons/{id}.md", "name-reserved")
    assert all(name in finding.hint for name in navigation.RESERVED)
    if "/" not in id:
        made = CliRunner().invoke(main, ["new", "lesson", id.lower(), "--course", str(small)])
        assert (made.exit_code, "choose another name" in made.stderr) == (2, True)


def test_the_names_kept_are_those_of_the_pages_made(course: Course) -> None:
    """Every page that a site makes itself has a reserved name or lies in the teacher's folder."""
    for mode in Mode:
        made = {
            Path(path).with_suffix("").as_posix()
            for path in pages.generated(course, mode)
            if path.endswith(".md")
        }
        assert all(navigation.is_reserved(id) for id in made)
        assert {id.partition("/")[2] for id in made if "/" in id} <= {*navigation.FOR_TEACHERS, *course.plans}


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("one-stret.md", "Did you mean `one-street.md`?"),
        ("one-street", "Did you mean `one-street.md`?"),
        ("zebra.md", "Write that page, or delete the line."),
    ],
)
def test_an_entry_of_the_navigation_that_leads_nowhere_is_found(small: Path, wrong: str, hint: str) -> None:
    """An entry of `nav` that names no page is one finding at its place in mkdocs.yml."""
    swap(small, "mkdocs.yml", "- one-street.md", f"- {wrong}")
    finding = only(small)
    assert ((finding.path, finding.line, finding.column), finding.hint) == (
        place(small, "mkdocs.yml", wrong),
        hint,
    )


def test_the_navigation_may_hold_titles_addresses_and_what_is_made(small: Path) -> None:
    """Titles, addresses of other sites, pictures and pages that the site makes itself are not asked for."""
    (small / "lessons/a.svg").write_text("<svg/>", "utf-8")
    swap(
        small,
        "mkdocs.yml",
        "- one-street.md",
        "- The street: one-street.md\n      - https://example.org\n      - Picture: a.svg",
    )
    assert findings(small) == []
    swap(small, "mkdocs.yml", "- Lessons:", "- Lessons: [")
    assert (only(small).path, only(small).code) == ("mkdocs.yml", "yaml-syntax")
    (small / "mkdocs.yml").unlink()
    assert findings(small) == []


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".Yaml"])
@pytest.mark.parametrize("name", ["two-shops", "plan"])
def test_a_file_that_is_not_read_for_its_name_is_found(small: Path, name: str, ending: str) -> None:
    """An exercise or plan with another ending is one finding, and its lesson has none; named as the hint
    says, all is well."""
    file = small / f"exercises/one-street/{name}.yml"
    other = file.rename(file.with_suffix(ending))
    finding = only(small)
    assert (finding.path, finding.code, finding.hint) == (
        f"exercises/one-street/{other.name}",
        "file-name",
        f"Name it {name}.yml.",
    )
    file.write_bytes(other.read_bytes())
    assert "is there" in only(small).hint


def test_a_text_that_is_gone_is_put_back_or_its_entry_deleted(small: Path) -> None:
    """The hint says what can be done where a seed's file is not there."""
    (small / "seeds/street-for-all.txt").unlink()
    assert only(small).hint == "Put it back, or delete the entry `street-for-all` from seeds.yml."


@pytest.mark.parametrize(
    ("change", "what", "how"),
    [
        (lambda raw: raw.replace(b"\n", b"\r\n"), "its lines end in CRLF, not in LF", "LF at the end of its lines"),
        (lambda raw: b"\xef\xbb\xbf" + raw, "it begins with a byte order mark", "without a byte order mark"),
        (lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"), "and its lines end in CRLF", "without a byte order mark (BOM); Save it with LF"),
        (lambda raw: raw.decode().encode("utf-16"), "it is UTF-16, not UTF-8", "Save it as UTF-8"),
        (lambda raw: raw.decode().replace("\n", "\r\n").encode("utf-16"), "it is UTF-16, not UTF-8 and its lines", "Save it as UTF-8"),
        (lambda raw: raw + b"\n", "the line end after its last line", "End its last line with one line end"),
        (lambda raw: raw.rstrip(b"\n"), "the line end after its last line", "End its last line with one line end"),
        (lambda raw: raw.replace(b"Ashdown", b"Ashd\xf6wn"), "is in an older encoding, not UTF-8", "Save it as UTF-8"),
        (lambda raw: raw.replace(b"Ashdown", b"Ash"), "is not the text that was received", "Restore the file"),
    ],
    ids=["crlf", "bom", "bom-crlf", "utf-16", "utf-16-crlf", "a-line-end-more", "no-line-end", "latin-1", "words"],
)  # fmt: skip
def test_what_became_of_a_text_is_said(
    small: Path, change: Callable[[bytes], bytes], what: str, how: str
) -> None:
    """Line ends, a byte order mark and an encoding that were changed on the way are named, with how to
    undo it."""
    file = small / "seeds/street-for-all.txt"
    file.write_bytes(change(file.read_bytes()))
    finding = only(small)
    assert (finding.code, what in finding.message, how in finding.hint) == ("seed-changed", True, True), (
        finding.text()
    )


def test_a_text_that_was_received_with_crlf_is_to_have_it_again(small: Path) -> None:
    """Line ends that were CRLF when the text was received and are LF now are named the other way round."""
    file = small / "seeds/street-for-all.txt"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    register(small, "street-for-all")
    assert findings(small) == []
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n"))
    assert "its lines end in LF, not in CRLF" in only(small).message


# --- slips in YAML


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (VOTE, "kind: loaded-terms", "kind loaded-terms"),
        (VOTE, "technique: name-calling", "technique name-calling"),
        (VOTE, "title: Before", "title:Before"),
        (VOTE, "spans: #", "spans #"),
        (SHOPS, "role: concession", "role concession"),
        (PLAN, "closing: >-", "closing >-"),
        (SEEDS, "    words: 221", "    words 221"),
    ],
)
def test_a_missing_colon_is_found_where_it_is_missing(small: Path, path: str, right: str, wrong: str) -> None:
    """The finding is at the key, and the hint written there mends it."""
    swap(small, path, right, wrong)
    finding = only(small)
    assert (finding.path, finding.line, finding.column) == place(small, path, wrong.lstrip())
    assert finding.message.startswith(("a colon is missing after", "a space is missing after"))
    lines = (small / path).read_text("utf-8").splitlines()
    lines[finding.line - 1] = lines[finding.line - 1][: finding.column - 1] + finding.hint.removeprefix(
        "Write "
    ).removesuffix(".")
    (small / path).write_text("\n".join(lines) + "\n", "utf-8")
    assert findings(small) == []


def test_a_line_that_may_go_on_with_a_sentence_may_be_indented(small: Path) -> None:
    """A line of words without a colon may be a key or the end of the text above; the hint says both."""
    swap(
        small,
        VOTE,
        "prompt: Mark each expression that judges as well as names, on both",
        "prompt: Mark each expression that judges\non both",
    )
    finding = only(small)
    assert (finding.line, "or indent it" in finding.hint) == (place(small, VOTE, "on both")[1], True)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (
            "{seed: street-for-people, lines: 7-8}",
            "{seed: street-for-people, lines: 7-8",
            "the bracket `{` opens here and does not close",
        ),
        ('{exact: "a ghost town"}', '{exact: "a ghost town}', "the quotation mark"),
        ("minutes: 9", " minutes: 9", "is indented further than the keys above it"),
    ],
)
def test_what_opens_and_what_stands_too_far_in_is_found_there(
    small: Path, right: str, wrong: str, says: str
) -> None:
    """A bracket or quotation mark that never closes is found where it opens, a key too far in where it
    is."""
    swap(small, VOTE, right, wrong)
    finding = only(small)
    assert (finding.line, says in finding.message) == (place(small, VOTE, wrong)[1], True), finding.text()


@pytest.mark.parametrize("path", [VOTE, SEEDS, PLAN, PAGE, "mkdocs.yml"])
def test_a_merge_that_was_not_finished_is_one_finding(small: Path, path: str) -> None:
    """It is at the first of the marks that version control wrote, whatever the file."""
    text = (small / path).read_text("utf-8").splitlines()
    text[3:4] = ["<<<<<<< HEAD", text[3], "=======", text[3], ">>>>>>> other"]
    (small / path).write_text("\n".join(text) + "\n", "utf-8")
    found = [finding for finding in findings(small) if finding.path == path]
    assert [(finding.line, finding.column, finding.code) for finding in found] == [(4, 1, "unmerged")]


# --- units, blanks, guesses


def test_what_no_unit_holds_is_one_finding_at_the_first_of_it(small: Path) -> None:
    """Gaps in both passages are one finding, at the unit beside the first, which shows them all."""
    swap(
        small,
        SHOPS,
        'exact: "Four in ten of my customers come by car,"',
        'exact: "Four in ten of my customers"',
    )
    finding = only(small)
    assert (finding.path, finding.line) == place(small, SHOPS, '"because they live')[:2]
    assert finding.message == "no unit holds `come by car,`, before unit 7"
    swap(small, SHOPS, " (eastwater-traders.example).", "")
    finding = only(small)
    assert (finding.path, finding.line) == place(small, SHOPS, '"When the nearby')[:2]
    assert (
        finding.message
        == "no unit holds `(eastwater-traders.example).`, after unit 3; nor `come by car,`, before unit 7"
    )


@pytest.mark.parametrize(
    ("roles", "idle"),
    [
        ("concession\n", "concession"),
        ("counterclaim\n", "counterclaim"),
        ("claim\n    accept: [concession]\n", "concession"),
        ("claim\n    accept: [reasoning, background]\n", "background"),
    ],
)
def test_a_role_that_supports_nothing_has_no_link(small: Path, roles: str, idle: str) -> None:
    """A role, keyed or accepted, that supports nothing is a finding beside `supports`: the page would hide
    the link and then miss it."""
    swap(small, SHOPS, "    role: concession\n", f"    role: {roles}    supports: 2\n")
    finding = only(small)
    assert (finding.code, finding.line) == ("role-supports-nothing", 11 + roles.count("\n"))
    assert (
        finding.message == f"unit 1 supports unit 2, but a part with the role {idle} supports no other part"
    )
    assert (
        finding.hint
        == "Delete `supports`, or allow only roles that can support: claim, evidence, reasoning, value-judgement, prediction."
    )


def test_a_part_supports_a_part_of_its_own_passage(small: Path) -> None:
    """A link into the other passage is a finding: the page offers none."""
    swap(small, SHOPS, "supports: 2", "supports: 4")
    finding = only(small)
    assert (finding.code, finding.message) == (
        "support-elsewhere",
        "unit 3 supports unit 4, which is in the other passage",
    )


def test_a_passage_without_units_is_found_at_the_passage(small: Path) -> None:
    """Where no unit is of a passage, the finding is at the passage and shows no whole text."""
    swap(small, SHOPS, "  - {seed: street-for-people, lines: 5}\n", "")
    swap(
        small,
        SHOPS,
        "street-for-all, lines: 4}",
        "street-for-all, lines: 4}\n  - {seed: street-for-people, lines: 6}",
    )
    head, *units = (small / SHOPS).read_text("utf-8").split("  - text:")
    (small / SHOPS).write_text("  - text:".join([head, *units[3:]]), "utf-8")
    swap(small, SHOPS, "supports: 4", "supports: 1")
    finding = only(small)
    assert (finding.path, finding.line, finding.message) == (
        *place(small, SHOPS, "{seed: street-for-people")[:2],
        "no unit holds anything of the passage from street-for-people",
    )


@pytest.mark.parametrize(
    ("path", "right", "key", "stated"),
    [
        (VOTE, "title: Before the vote", "title", False),
        (TWO, "prompt: The highlighted words tell", "prompt", False),
        (SEEDS, "author: Tom Ashdown", "author", True),
    ],
)
def test_a_blank_is_filled_with_what_belongs_there(
    small: Path, path: str, right: str, key: str, stated: bool
) -> None:
    """Only what a text may leave unsaid is offered `not stated`."""
    text = (small / path).read_text("utf-8")
    line = next(line for line in text.splitlines() if right in line)
    swap(small, path, line, f"{line.partition(key)[0]}{key}:")
    finding = only(small)
    assert (finding.message, "not stated" in finding.hint) == (f"`{key}` is blank", stated)


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("comment", "Did you mean `comment link` or `reader comment`?"),
        ("title", "Did you mean `repeated title`?"),
        ("box", "Did you mean `newsletter box`?"),
        ("ads", "Did you mean `ad`?"),
    ],
)
def test_a_guess_offers_each_word_of_which_it_may_be_a_part(small: Path, kind: str, hint: str) -> None:
    """A word that is part of several is not taken for one of them."""
    swap(small, SEEDS, "kind: comment link", f"kind: {kind}")
    assert only(small).hint == hint
