"""The command line as a user meets it: what it prints, where it writes, how it exits."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import URLError

import geopandas as gpd
import pytest

from geo import cli

SEEDS = Path(__file__).parents[2] / "seeds"
REPORT = "The US said on Wednesday it is sending 500 soldiers to Poland."


def folder(tmp_path: Path, **files: bytes | str) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for name, content in files.items():
        path = root / f"{name}.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def dated(text: str) -> str:
    return f"---\ntitle: Troops\noutlet: Gazette\npublished: 2022-02-04\n---\n\n{text}\n"


def test_claims_prints_one_json_object_a_line(tmp_path, capsys):
    code = cli.main(["claims", str(folder(tmp_path, a=dated(REPORT)))])
    out, err = capsys.readouterr()
    assert code == cli.OK
    assert err == ""
    (claim,) = [json.loads(line) for line in out.splitlines()]
    assert (claim["actor"], claim["count_min"], claim["event_date"]) == ("US", 500, "2022-02-02")
    assert claim["destination"][0]["name"] == "Poland"
    assert claim["sentence"] == REPORT


def test_offsets_lead_back_into_the_file(tmp_path, capsys):
    root = folder(tmp_path, a=dated("Nothing here.\n\nFirst a word. " + REPORT))
    cli.main(["claims", str(root)])
    claim = json.loads(capsys.readouterr().out)
    text = (root / "a.txt").read_text()
    assert text[claim["start"] : claim["end"]] == claim["sentence"] == REPORT
    place = claim["destination"][0]
    assert text[place["start"] : place["end"]] == "Poland"


def test_claims_out_writes_the_same_lines(tmp_path, capsys):
    target = tmp_path / "new" / "claims.jsonl"
    assert cli.main(["claims", str(SEEDS), "--out", str(target)]) == cli.OK
    assert capsys.readouterr().out == ""
    assert len(target.read_text().splitlines()) > 30


def test_build_writes_every_layer_and_a_map(tmp_path, capsys):
    out = tmp_path / "out"
    assert cli.main(["build", str(SEEDS), "--out", str(out)]) == cli.OK
    printed = [Path(line) for line in capsys.readouterr().out.splitlines()]
    layers = {"flows.geojson", "positions.geojson", "claims.geojson", "places.geojson"}
    assert {p.name for p in printed} == layers | {"map.html"}
    flows = gpd.read_file(out / "flows.geojson")
    assert {"United States", "Germany"} <= set(flows["origin"])
    page = (out / "map.html").read_text()
    assert "1,000 US soldiers" in page
    assert "<script src=" not in page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 40, "text"),
        ("Die Bundeswehr verlegt am Mittwoch rund tausend Soldaten nach Litauen, sagte der Minister. " * 5, "English"),
    ],
)
def test_one_bad_file_is_named_and_stops_no_other(tmp_path, capsys, content, reason):
    code = cli.main(["claims", str(folder(tmp_path, bad=content, good=dated(REPORT)))])
    out, err = capsys.readouterr()
    assert code == cli.LEFT_OUT
    assert len(out.splitlines()) == 1
    assert "bad.txt" in err
    assert reason.lower() in err.lower()
    assert "Traceback" not in err
    assert "1 read, 1 left out" in err


@pytest.mark.parametrize("arguments", [["claims", "no/such"], ["build", "no/such", "--out", "x"], ["app", "no/such"]])
def test_a_missing_path_is_one_line_and_exit_two(arguments, capsys):
    assert cli.main(arguments) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "no/such" in err


def test_an_empty_folder_is_one_line_and_exit_two(tmp_path, capsys):
    assert cli.main(["claims", str(folder(tmp_path))]) == cli.FAILED
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_where_the_folder_should_go_is_refused(tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert cli.main(["build", str(SEEDS), "--out", str(taken)]) == cli.FAILED
    assert "is a file" in capsys.readouterr().err
    assert taken.read_text() == "mine"


def test_help_names_every_command_and_exit_code():
    command = [sys.executable, "-m", "geo.cli", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for word in ("claims", "build", "places", "app", "Exit codes"):
        assert word in told


def test_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -m geo.cli claims {SEEDS} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout)["article"] == "00-no-troop-cuts.md"


@pytest.mark.parametrize("start", ["exec", "trap '' INT; exec"], ids=["in front", "as a background job"])
def test_app_serves_the_page_and_takes_the_server_along_when_stopped(tmp_path, start):
    root = folder(tmp_path, a=dated(REPORT))
    command = ["bash", "-c", f'{start} "$0" -m geo.cli app "$1" --no-browser', sys.executable, str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as app:
        try:
            line = app.stdout.readline()
            address = line.split()[3]
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address, timeout=10) as page:
                assert b"<html" in page.read()
        finally:
            app.terminate()
        assert app.wait(timeout=20) == 0
    with pytest.raises(URLError):
        urllib.request.urlopen(address, timeout=2)


def test_a_port_in_use_is_one_line_and_exit_two(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["app", "--no-browser", "--port", str(port)]) == cli.FAILED
    assert capsys.readouterr().err == f"deploymap: port {port} is in use; name another with --port\n"
