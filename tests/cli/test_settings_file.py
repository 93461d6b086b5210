"""Settings files: which is found, what it may say, and what an error tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.errors import SettingsError
from dupcheck.run.settings_file import check_values, find_rule, load_settings, make_settings


def test_load_settings_takes_the_nearest_file(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "dupcheck.toml").write_text("seed = 1")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.dupcheck]\nseed = 2")

    assert load_settings(None, below) == {"seed": 2}


def test_load_settings_passes_over_a_project_that_says_nothing(tmp_path: Path) -> None:
    below = tmp_path / "a"
    below.mkdir()
    (tmp_path / "dupcheck.toml").write_text("seed = 1")
    (below / "pyproject.toml").write_text("[project]\nname = 'x'")

    assert load_settings(None, below) == {"seed": 1}


def test_load_settings_prefers_dupcheck_toml_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text("seed = 1")
    (tmp_path / "pyproject.toml").write_text("[tool.dupcheck]\nseed = 2")

    assert load_settings(None, tmp_path) == {"seed": 1}


def test_load_settings_reads_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("seed = 3")

    assert load_settings(str(tmp_path / "other.toml"), tmp_path) == {"seed": 3}


def test_make_settings_understands_every_kind_of_value() -> None:
    values = check_values(
        {
            "min-jaccard": 1,
            "fail_on": "warning",
            "select": "DUP, comment-widget",
            "required-fields": ["title", "date"],
            "text-field": ["data.text", "text"],
            "max-rate": {"doubled-body": 0, "DUP02": "1.5%"},
            "strict": True,
            "max-per-rule": 7,
        }
    )
    settings = make_settings(values)

    assert settings.min_jaccard == 1.0
    assert settings.select == ("DUP", "comment-widget")
    assert settings.fields.text == ("data.text", "text")
    assert settings.fields.url == ("url",)
    assert settings.max_rate == {"doubled-body": 0.0, "repeated-block": 1.5}
    assert settings.strict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min-jacard = 0.8", "unknown setting 'min-jacard'; did you mean min-jaccard?"),
        ("min-jaccard = 'high'", "min-jaccard must be a number, got 'high'"),
        ("seed = true", "seed must be a whole number, got True"),
        ("strict = 1", "strict must be true or false, got 1"),
        ("select = [1]", "select must be a text or a list of texts, got [1]"),
        ("max-rate = 3", "max-rate must be a table"),
        ("max-rate = { doubled-body = 'much' }", "max-rate of doubled-body must be a percent such as 1 or 1%"),
        ("max-rate = { doubeld-body = 1 }", "did you mean doubled-body?"),
        ("max-per-rule = -1", "max-per-rule must be at least 0, got -1"),
        ("seed = ", "is not valid TOML"),
    ],
)
def test_load_settings_refuses_and_names_file_and_cure(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "dupcheck.toml"
    path.write_text(text)

    with pytest.raises(SettingsError) as caught:
        load_settings(None, tmp_path)

    assert expected in str(caught.value)
    assert str(path) in str(caught.value)


def test_load_settings_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read the settings file"):
        load_settings(str(tmp_path / "none.toml"), tmp_path)


def test_load_settings_refuses_a_named_project_without_a_section(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]")

    with pytest.raises(SettingsError, match=r"has no \[tool.dupcheck\]"):
        load_settings(str(tmp_path / "pyproject.toml"), tmp_path)


@pytest.mark.parametrize("name", ["doubled-body", "Doubled_Body", "DUP01", "dup01"])
def test_find_rule_takes_name_or_code(name: str) -> None:
    assert find_rule(name).name == "doubled-body"


@pytest.mark.parametrize(
    ("given", "expected"),
    [("2G", 2 << 30), ("800M", 800 << 20), ("1.5 GiB", 3 << 29), ("500000K", 500_000 << 10), (1 << 30, 1 << 30)],
)
def test_memory_is_a_size(given: object, expected: int) -> None:
    assert check_values({"memory": given}) == {"memory": expected}


@pytest.mark.parametrize("given", ["lots", "", "-2G", "2X", True, 1.5, "9" * 30 + "G"])
def test_memory_that_is_no_size_is_refused(given: object) -> None:
    with pytest.raises(SettingsError, match="memory must be a size such as 2G or 800M"):
        check_values({"memory": given})


def test_unknown_rule_names_the_file_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text('ignore = ["cookie-baner"]', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"dupcheck\.toml: no rule or code is named 'cookie-baner'; did you mean"):
        load_settings(None, tmp_path)
