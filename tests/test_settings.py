"""What is decided outside the records: read in one place, judged in one sentence, the same in the command and in the engine."""

from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

import mkdocs_hooks
from generator.settings import HANDED_ON, Settings, SettingsError, engine_environment, parse_address, read_settings

EVERYTHING = Settings("https://a.example/", "https://b.example/", date(2026, 11, 24), Path("/c"), True)
NO_ADDRESSES = (
    "a.example",
    "//a.example/",
    "ftp://a.example/",
    "javascript:alert(1)",
    "https://",
    "https:///a",
    "https://you@a.example/",
    "https://you:password@a.example/",
    "https://a.example/?x=1",
    "https://a.example/#part",
    "https://a.example/a b/",
    " https://a.example/",
    "https://a.example/\n",
    'https://a.example/"><script>',
    "https://a.example/'",
    "https://a.example/`",
    "https://a.example/<b>",
    "https://a.example/;",
    "https://a.example/{x}",
    "https://a.example/$x",
    "https://a.example/\\",
    "https://a.example:port/",
    "https://a.example//b/",
)


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The engine's configuration of the English site, as far as the hook reads it. Records without a mistake."""
    monkeypatch.setattr(mkdocs_hooks, "build_site", lambda *_, **__: SimpleNamespace(problems=[], documents=tuple))
    for name in ("_sites", "_documents", "_prose", "_days"):
        monkeypatch.setattr(mkdocs_hooks, name, {})
    for name in ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", HANDED_ON):
        monkeypatch.delenv(name, raising=False)
    return SimpleNamespace(
        extra={"site_language": "en"},
        use_directory_urls=True,
        site_name="Zhuihui",
        site_description=None,
        site_url="https://written.example/en/",
        repo_url="",
        edit_uri="edit/",
    )


def test_every_setting_reaches_the_engine() -> None:
    """A setting that is lost on the way is a page with the address of another site, or a language that is missing in search."""
    assert all(getattr(EVERYTHING, field.name) != field.default for field in fields(Settings)), "the new field needs a value here"
    assert read_settings(engine_environment(EVERYTHING)) == EVERYTHING
    assert read_settings(engine_environment(Settings())) == Settings()


def test_what_a_command_hands_on_counts_more_than_a_variable() -> None:
    """`--address` would otherwise hold for half of the site."""
    assert read_settings({**engine_environment(EVERYTHING), "SITE_URL": "https://other.example/"}) == EVERYTHING


def test_a_person_sets_three_variables() -> None:
    """As the README says."""
    given = {"SITE_URL": "https://a.example/zhuihui", "REPO_URL": "https://code.example/you/it", "SOURCE_DATE_EPOCH": "1795500000"}

    assert read_settings(given) == Settings("https://a.example/zhuihui/", "https://code.example/you/it/", date(2026, 11, 24))
    assert read_settings({}) == read_settings(dict.fromkeys(given, "")) == Settings()


def test_without_a_day_it_is_the_day_on_the_wall() -> None:
    """`make serve` may run past midnight, so the day is read each time."""
    assert Settings(day=date(2030, 1, 1)).today() == date(2030, 1, 1)
    assert abs((Settings().today() - datetime.now(UTC).date()).days) <= 1


@pytest.mark.parametrize("written", ["https://a.example", "https://a.example/", "https://a.example//"])
def test_an_address_ends_in_one_slash_however_it_was_typed(written: str) -> None:
    """The English site would otherwise lie at `https://a.exampleen/`."""
    assert parse_address(written, "SITE_URL") == "https://a.example/"


@pytest.mark.parametrize(
    "written", ["http://127.0.0.1:8000/", "https://[::1]:8000/", "https://a.example/~you/b-c_d/%E9%92%B1/", "https://例子.中国/钱"]
)
def test_addresses_of_the_web_are_taken(written: str) -> None:
    """A path, a port, a host in any script."""
    assert parse_address(written, "SITE_URL") == f"{written.rstrip('/')}/"


@pytest.mark.parametrize("written", NO_ADDRESSES)
@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
def test_what_would_break_a_page_or_a_server_file_is_no_address(name: str, written: str) -> None:
    """It is printed into every page, into the sitemap and into the files of web servers, which escape nothing."""
    with pytest.raises(SettingsError, match=rf"^{name} is `[^\0]*`; it must be like https://your\.host/path/"):
        read_settings({name: written})


@pytest.mark.parametrize("written", ["abc", "99999999999999", "1e9", "1795500000.5"])
def test_a_clock_set_to_nonsense_is_one_sentence(written: str) -> None:
    """Build machines set it."""
    with pytest.raises(SettingsError, match=r"^SOURCE_DATE_EPOCH is `.*`; it must be a number of seconds since 1970$"):
        read_settings({"SOURCE_DATE_EPOCH": written})


@pytest.mark.parametrize(("name", "value"), [("SOURCE_DATE_EPOCH", "abc"), ("SITE_URL", "ftp://a.example/")])
def test_the_engine_says_the_same_sentence(monkeypatch: pytest.MonkeyPatch, config: SimpleNamespace, name: str, value: str) -> None:
    """A bare `mkdocs build` ended in a traceback, or published the address as it was."""
    monkeypatch.setenv(name, value)
    with pytest.raises(PluginError, match=rf"^\n{name} is `{value}`; it must be "):
        mkdocs_hooks.on_config(config)


def test_an_address_written_in_the_configuration_is_judged_too(config: SimpleNamespace) -> None:
    """The engine takes `https://a.example/?x=1`, and every canonical link is wrong."""
    config.site_url = "https://a.example/?x=1/"
    with pytest.raises(PluginError, match=r"^\nsite_url is "):
        mkdocs_hooks.on_config(config)


def test_every_language_is_served_below_the_address(monkeypatch: pytest.MonkeyPatch, config: SimpleNamespace) -> None:
    """One variable for all languages; without it the configuration counts."""
    mkdocs_hooks.on_config(config)
    assert (config.site_url, config.edit_uri) == ("https://written.example/en/", None)

    monkeypatch.setenv("SITE_URL", "https://a.example/zhuihui")
    monkeypatch.setenv("REPO_URL", "https://code.example/you/it")
    config.edit_uri = "edit/"
    mkdocs_hooks.on_config(config)
    assert (config.site_url, config.repo_url, config.edit_uri) == ("https://a.example/zhuihui/en/", "https://code.example/you/it/", "edit/")


def test_live_reload_stays_where_the_engine_serves_it(monkeypatch: pytest.MonkeyPatch, config: SimpleNamespace) -> None:
    """Links to the published site would lead away from what is being edited."""
    monkeypatch.setenv("SITE_URL", "https://a.example/")
    monkeypatch.setattr(mkdocs_hooks, "_serving", {"serve"})
    mkdocs_hooks.on_config(config)

    assert config.site_url == "https://written.example/en/"
