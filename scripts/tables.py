"""Reads the tables of a run with another program: Parquet and CSV agree, and what they say is possible."""

import csv
import json
import math
import pathlib
import sys

import pyarrow.parquet

CAUSES = ["ipo_chosen", "ipo_forced", "acquired", "wound_down", "insolvent"]


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    parquet = pyarrow.parquet.read_table(folder / "months.parquet").to_pylist()
    with open(folder / "months.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    run = results["run"]
    steps = run["horizon_months"] // run["step_months"]
    assert len(rows) == len(parquet) == steps * len(results["companies"]), (len(rows), len(parquet))
    for text, typed in zip(rows, parquet):
        agree(text, typed)
        possible(typed)
    print(f"{len(rows)} rows agree in both formats; every month's shares sum to one")


def agree(text: dict, typed: dict) -> None:
    assert text.keys() == typed.keys(), (text.keys(), typed.keys())
    for column, value in typed.items():
        written = text[column]
        if value is None:
            assert written == "", (column, written)
        elif isinstance(value, str):
            assert written == value, (column, written, value)
        else:
            assert float(written) == float(value), (column, written, value)


def possible(row: dict) -> None:
    total = row["private"] + sum(row[cause] for cause in CAUSES)
    assert math.isclose(total, 1.0, abs_tol=1e-12), (row["company"], row["month"], total)


main()
