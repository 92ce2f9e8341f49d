"""Judges schema/scenario.json from outside: a validator that is not ours, a TOML linter, and an editor's language server.

Usage: schema.py FOLDER, where FOLDER is where npm put @taplo/lsp. Says what was expected when something else came.
"""

import copy
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import tomllib

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema" / "scenario.json"
SCENARIOS = sorted((ROOT / "scenarios").glob("*.toml"))
TOOLS = pathlib.Path(sys.executable).parent

# Changes of scenarios/minimal.toml, each of which must be refused: what it is, the path, the new value; None removes.
BROKEN = [
    ("a misspelled key", "company.0.cahs", "$1B"),
    ("a misspelled table", "company.0.grwoth", {"now": "20%"}),
    ("money without a currency", "company.0.cash", "120M"),
    ("money without a digit", "company.0.cash", "$lots"),
    ("money as a bare number", "company.0.cash", 120_000_000),
    ("an interval without an end", "company.0.cash", "$1B to"),
    ("a share as a bare number", "source.0.pace", 0.4),
    ("a share without its percent", "source.0.pace", "0.4"),
    ("growth in words", "company.0.growth.now", "doubles"),
    ("an uncertain lever", "company.0.policy.ask_below", "6 to 12 months"),
    ("a lever with a law", "company.0.policy.target", {"law": "uniform", "low": "9 months", "high": "1 year"}),
    ("a kind that is none", "source.0.kind", "ventures"),
    ("a key of another kind", "source.0.max_ltv", "25%"),
    ("a key that is missing", "company.0.run_rate", None),
    ("a table that is missing", "company.0.growth", None),
    ("a kind's key that is missing", "source.0.dry_powder", None),
    ("a law that is none", "company.0.cash", {"law": "normall", "mean": "$1B", "sd": "$1M"}),
    ("a law with another's keys", "company.0.margin.now", {"law": "triangular", "p10": "1%", "p90": "9%"}),
    ("a law with nothing", "company.0.cash", {"law": "normal"}),
    ("a law and a value", "company.0.cash", {"law": "uniform", "low": "$1", "high": "$2", "value": "$1"}),
    ("a number's table without a number", "company.0.cash", {"source": "a report"}),
    ("a number's table with a strange key", "company.0.cash", {"value": "$1B", "sauce": "a report"}),
    ("a value of the wrong kind inside", "company.0.cash", {"value": "12 months"}),
    ("a date that is none", "company.0.cash", {"value": "$1B", "as_of": "yesterday"}),
    ("a thirteenth month", "start", "2026-13"),
    ("a span without a unit", "horizon", "96"),
    ("a span in moons", "horizon", "96 moons"),
    ("a step that is not offered", "step", "week"),
    ("a flag in quotes", "company.0.listing", {"run_rate": "$1B", "wanted": "yes"}),
    ("an interval of a correlation", "company.0.growth.correlation", "0.1 to 0.5"),
    ("a correlation beyond one", "company.0.growth.correlation", 1.5),
    ("a negative volatility", "company.0.growth.volatility", -0.2),
    ("a pair that is none", "market.correlation", {"equity-weather": 0.3}),
    ("a climate that is missing", "source.0.appetite", {"boom": "50%", "normal": "40%"}),
    ("a company that is no list", "company", {"name": "Example"}),
    ("taking away where nothing is extended", "company.0.remove", True),
]

# Changes that must be accepted: spellings and shapes which the shipped scenarios may not have.
RIGHT = [
    ("a pair in the other order", "market.correlation", {"oil-equity": 0.3}),
    ("dollars in words", "company.0.cash", "22.5 billion USD"),
    ("a borrowed unit", "company.0.cash", "20 to $40B"),
    ("a borrowed percent", "source.0.pace", "20 to 40%"),
    ("a debt", "company.0.cash", "-$3B"),
    ("a month in words", "start", "March 2027"),
    ("a quarter", "start", "Q3 2027"),
    ("a number for each climate", "source.0.appetite", {"boom": "7%", "normal": {"value": "5%"}, "drought": "1%"}),
    ("a sourced lever", "company.0.policy.ask_below", {"value": "9 months", "note": "judgement"}),
    ("a sourced law", "company.0.cash", {"value": {"law": "normal", "p10": "$1B", "p90": "$2B"}, "source": "x"}),
    ("a bare multiple", "market.multiple.now", 12),
    ("days", "company.0.days_sales_outstanding", "30 to 60 days"),
]


def main() -> None:
    began = time.monotonic()
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    shipped(validator)
    changed(validator)
    linted()
    edited(schema, pathlib.Path(sys.argv[1]))
    print(f"all in {time.monotonic() - began:.1f} s")


def expect(holds: bool, expected: str, found: object) -> None:
    if not holds:
        sys.exit(f"schema.py expected {expected}\nfound: {found}")


def plain(value: object) -> object:
    """A TOML value as JSON has it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def read(path: pathlib.Path) -> dict:
    return plain(tomllib.loads(path.read_text(encoding="utf-8")))


def problems(validator: jsonschema.Draft7Validator, scenario: dict) -> list[str]:
    return [f"{'.'.join(map(str, error.path))}: {error.message[:200]}" for error in validator.iter_errors(scenario)]


def shipped(validator: jsonschema.Draft7Validator) -> None:
    paths = [*SCENARIOS, ROOT / "crates/model/tests/full.toml", *sorted((ROOT / "tests/scenarios").glob("*.toml"))]
    for path in paths:
        found = problems(validator, read(path))
        expect(not found, f"{path.name} to fit the schema", "\n".join(found))
    print(f"the schema is a schema, and {len(paths)} scenarios fit it")


def changed(validator: jsonschema.Draft7Validator) -> None:
    minimal = read(ROOT / "scenarios" / "minimal.toml")
    for what, path, value in BROKEN:
        found = problems(validator, with_change(minimal, path, value))
        expect(bool(found), f"{what} to be refused", f"{path} = {value!r} fits")
    for what, path, value in RIGHT:
        found = problems(validator, with_change(minimal, path, value))
        expect(not found, f"{what} to be accepted", "\n".join(found))
    print(f"{len(BROKEN)} broken scenarios are refused, {len(RIGHT)} unusual ones accepted")


def with_change(scenario: dict, path: str, value: object) -> dict:
    scenario = copy.deepcopy(scenario)
    *before, last = path.split(".")
    table = scenario
    for step in before:
        table = table[int(step)] if step.isdigit() else table.setdefault(step, {})
    if value is None:
        del table[last]
    else:
        table[last] = value
    return scenario


def linted() -> None:
    """The linter follows the first line of each scenario to the schema, and finds what is wrong with a wrong one."""
    lint = lambda *paths: subprocess.run(
        [TOOLS / "taplo", "lint", "--no-auto-config", *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    right = lint(*SCENARIOS)
    expect(right.returncode == 0, "taplo lint to pass every shipped scenario", right.stderr)
    text = (ROOT / "scenarios" / "minimal.toml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=ROOT / "target") as folder:
        wrong = pathlib.Path(folder) / "wrong.toml"
        text = text.replace("../schema/scenario.json", SCHEMA.as_uri()).replace("dry_powder", "dry_power")
        wrong.write_text(text, encoding="utf-8")
        said = lint(wrong)
    expect(said.returncode != 0 and "dry_power" in said.stderr, "taplo lint to refuse `dry_power`", said.stderr)
    print(f"taplo lint passes {len(SCENARIOS)} scenarios and refuses a misspelled one")


class Editor:
    """One end of the language server protocol."""

    def __init__(self, folder: pathlib.Path) -> None:
        command = [TOOLS / "node", ROOT / "scripts" / "language_server.cjs", folder]
        self.log = tempfile.TemporaryFile()
        self.server = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log
        )
        self.asked = 0
        self.alarm = threading.Timer(120, self.server.kill)
        self.alarm.start()

    def __enter__(self) -> "Editor":
        folders = [{"uri": ROOT.as_uri(), "name": "drypowder"}]
        self.ask("initialize", processId=None, rootUri=ROOT.as_uri(), workspaceFolders=folders, capabilities={})
        self.tell("initialized")
        return self

    def __exit__(self, *_: object) -> None:
        self.alarm.cancel()
        self.server.kill()
        self.server.wait()
        self.log.close()

    def send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def tell(self, method: str, **params: object) -> None:
        self.send(method=method, params=params)

    def ask(self, method: str, **params: object) -> object:
        self.asked += 1
        self.send(id=self.asked, method=method, params=params)
        while True:
            message = self.heard(method)
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", [])
                self.send(id=message["id"], result=[None] * len(items) if items else None)
            elif message.get("id") == self.asked:
                expect("error" not in message, f"an answer to {method}", message)
                return message["result"]

    def heard(self, method: str) -> dict:
        length = None
        while (line := self.server.stdout.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if length is None:
            self.log.seek(0)
            expect(False, f"the language server to answer {method}", self.log.read().decode(errors="replace"))
        return json.loads(self.server.stdout.read(length))


def edited(schema: dict, folder: pathlib.Path) -> None:
    """An editor completes keys inside [[source]] and explains `dry_powder`, in our own words."""
    own = schema["definitions"]["source"]["properties"]["dry_powder"]["description"]
    uri = (ROOT / "scenarios" / "minimal.toml").as_uri()
    text = (ROOT / "scenarios" / "minimal.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    expect(lines[0].startswith("#:schema "), "the first line of minimal.toml to name the schema", lines[0])
    at = next(number for number, line in enumerate(lines) if line.startswith("dry_powder"))
    open_with = lambda text: {"uri": uri, "languageId": "toml", "version": 1, "text": text}
    place = {"textDocument": {"uri": uri}, "position": {"line": at, "character": 3}}
    with Editor(folder) as editor:
        editor.tell("textDocument/didOpen", textDocument=open_with(text))
        hover = editor.ask("textDocument/hover", **place)
        editor.tell("textDocument/didClose", textDocument={"uri": uri})
        lines[at] = "dry_"
        editor.tell("textDocument/didOpen", textDocument=open_with("\n".join(lines) + "\n"))
        items = editor.ask("textDocument/completion", **place) or []
    found = (hover or {}).get("contents", {}).get("value", "")
    expect(own in found, f"hovering over dry_powder to say\n{own}", hover)
    docs = [item.get("documentation", {}).get("value") for item in items if item["label"] == "dry_powder"]
    expect(docs == [own], f"completion in [[source]] to offer dry_powder once, with the words\n{own}", docs or items)
    print(f"the editor offers {len(items)} keys in [[source]] and explains dry_powder in our words")


main()
