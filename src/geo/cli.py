"""The ``deploymap`` command: claims or places as JSON lines, layers and a map in a folder, or the app.

Exit codes: 0 all was read, 1 something was read but a file was left out, 2 nothing could be done (bad
path, nothing readable, bad arguments).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from geo._version import version
from geo.articles import read_articles
from geo.model import DeploymapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Article, Claim, Problem

OK, LEFT_OUT, FAILED = 0, 1, 2
_FORMATS = ("geojson", "geopackage", "geoparquet", "kml", "csv", "zip")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DeploymapError as error:
        print(f"deploymap: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): stop quietly, as other commands do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deploymap",
        description="Reads articles about troop movements and maps who moved which force, from where to where.",
        epilog="Exit codes: 0 all was read; 1 done, but a file was left out; 2 nothing could be done.",
    )
    parser.add_argument("--version", action="version", version=f"deploymap {version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    claims = commands.add_parser("claims", help="print the claims of articles as JSON lines")
    claims.add_argument("path", type=Path, help="a text file (.txt, .md) or a folder of them")
    claims.add_argument("--explain", action="store_true", help="print in words what each claim was read from")
    claims.add_argument("--out", type=Path, metavar="FILE", help="write to FILE instead of standard output")
    _add_places_option(claims)
    claims.set_defaults(run=_claims)

    build = commands.add_parser("build", help="write the layers in the formats you name, and one standalone HTML map")
    build.add_argument("path", type=Path, help="a text file (.txt, .md) or a folder of them")
    build.add_argument("--out", type=Path, metavar="FOLDER", required=True, help="where to write; made if missing")
    build.add_argument(
        "--format",
        action="append",
        choices=_FORMATS,
        metavar="NAME",
        help=f"{', '.join(_FORMATS[:-1])}, or {_FORMATS[-1]} for all of them and the map in one file with a README;"
        " may be given more than once (default: geojson)",
    )
    _add_places_option(build)
    build.set_defaults(run=_build)

    places = commands.add_parser("places", help="print the places of a text as JSON lines, or why they were chosen")
    places.add_argument("path", type=Path, metavar="FILE", help="a text file (.txt, .md)")
    places.add_argument("--explain", action="store_true", help="print for each name what spoke for and against it")
    _add_places_option(places)
    places.set_defaults(run=_places)

    app = commands.add_parser("app", help="open the map with its date slider in the browser")
    app.add_argument("path", type=Path, nargs="?", help="articles to open with (default: the reports in seeds/)")
    app.add_argument("--port", type=int, help="port on 127.0.0.1 (default: 8501, or a free one if that is in use)")
    app.add_argument("--no-browser", action="store_true", help="only serve; do not open a browser window")
    _add_places_option(app)
    app.set_defaults(run=_app)
    return parser


def _add_places_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("--places", type=Path, metavar="FILE", help="your own places, as .csv or .geojson")


# --- commands ---------------------------------------------------------------------------------------------


def _claims(options: argparse.Namespace) -> int:
    from geo.claims import as_json, explain

    _add_places(options.places)
    articles, problems = _read(options.path)
    if options.explain:
        lines = "\n".join("".join(f"{line}\n" for line in explain(article)) for article in articles)
    else:
        lines = "".join(json.dumps(as_json(c), ensure_ascii=False) + "\n" for c in _claims_of(articles))
    if options.out is None:
        sys.stdout.write(lines)
        sys.stdout.flush()
    else:
        _write(options.out, lines)
    return _summary(articles, problems)


def _build(options: argparse.Namespace) -> int:
    from geo import exports, maps
    from geo.deployments import merge_claims
    from geo.layers import build_layers

    if options.out.exists() and not options.out.is_dir():
        raise DeploymapError(f"{options.out}: is a file, and --out wants a folder")
    _add_places(options.places)
    articles, problems = _read(options.path)
    deployments = merge_claims(_claims_of(articles))
    layers, happened = build_layers(deployments), build_layers(deployments, clock="on")
    formats = list(dict.fromkeys(options.format or ["geojson"]))
    page = maps.standalone_page(layers, title=f"Deployments told by {options.path.resolve().name}", on=happened)
    try:
        written = exports.write_layers(layers, options.out, formats=[name for name in formats if name != "zip"])
        if "zip" in formats:
            written.append(options.out / "deploymap.zip")
            written[-1].write_bytes(exports.to_zip(layers, page=page))
    except OSError as error:
        raise DeploymapError(f"{options.out}: cannot be written ({error.strerror})") from error
    _write(options.out / "map.html", page)
    for path in [*written, options.out / "map.html"]:
        print(path)
    return _summary(articles, problems)


def _places(options: argparse.Namespace) -> int:
    from geo import places

    if options.path.is_dir():
        raise DeploymapError(f"{options.path}: is a folder, and this command reads one file")
    _add_places(options.places)
    articles, problems = _read(options.path)
    for article in articles:
        if options.explain:
            for told in places.explain(article.text, outlet=article.outlet):
                print("\n".join(places.in_words(told)))
        else:
            for place in places.find(article.text, outlet=article.outlet):
                print(json.dumps(places.as_record(place), ensure_ascii=False))
    sys.stdout.flush()
    return _summary(articles, problems)


def _app(options: argparse.Namespace) -> int:
    from geo.app_server import serve

    environment = {}
    if options.path is not None:
        if not options.path.exists():
            raise DeploymapError(f"{options.path}: no such file or folder")
        environment["DEPLOYMAP_ARTICLES"] = str(options.path.resolve())
    if options.places is not None:
        _add_places(options.places)  # a bad file is told here, not in the page
        environment["DEPLOYMAP_PLACES"] = str(options.places.resolve())
    return serve(port=options.port, browser=not options.no_browser, environment=environment)


# --- helpers ----------------------------------------------------------------------------------------------


def _add_places(path: Path | None) -> None:
    """Let the names of a user's own places win over the gazetteer's."""
    if path is not None:
        from geo import places

        places.add(path)


def _read(path: Path) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    return read_articles(path, on_problem=problems.append), problems


def _claims_of(articles: Sequence[Article]) -> list[Claim]:
    """Read the claims article by article, with a bar on standard error once it takes over a second."""
    from geo.claims import claims_in_each

    bar = tqdm(articles, desc="reading claims", unit="article", delay=1, leave=False, file=sys.stderr)
    return [claim for claims in claims_in_each(bar) for claim in claims]


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DeploymapError(f"{path}: cannot be written ({error.strerror})") from error


def _summary(articles: Sequence[Article], problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(f"deploymap: {problem.source}: {problem.reason}", file=sys.stderr)
    left_out = sum(p.skipped for p in problems)
    if left_out:
        print(f"deploymap: {len(articles)} read, {left_out} left out", file=sys.stderr)
    return LEFT_OUT if left_out else OK


if __name__ == "__main__":
    sys.exit(main())
