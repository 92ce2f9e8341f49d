#!/usr/bin/env bash
# Fuzzes whatever reads a stranger's file: so many seconds (60) in all, an equal part for each target. Needs Rust, stable
# as it is, and a C++ compiler for libFuzzer itself; finds are kept in target/fuzz/.
#
#   scripts/fuzz.sh [SECONDS [TARGET...]]     fuzz; an input that breaks a property is left in target/fuzz/found/
#   scripts/fuzz.sh keep [TARGET...]          take into fuzz/corpus/ what covers something that is not covered there yet
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-60} in
  keep) what=keep ;;
  *[!0-9]*)
    echo "usage: scripts/fuzz.sh [SECONDS|keep] [TARGET...]" >&2
    exit 2
    ;;
  *) what=fuzz ;;
esac
seconds=${1:-60}
shift || true
targets=("$@")
[ $# -gt 0 ] || targets=(chain interval scenario set units)

if ! command -v "${CXX:-c++}" >/dev/null; then
  echo "fuzzing needs a C++ compiler: install g++, or name one in CXX" >&2
  exit 1
fi

# The counters that guide libFuzzer are a pass of LLVM that stable Rust has too. With a target named, they go into the
# program and not into the build scripts, which have nobody to answer them.
counters=(
  -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
)
host=$(rustc -vV | sed -n 's/^host: //p')
at=${CARGO_TARGET_DIR:-target}/fuzz
RUSTFLAGS="${counters[*]}" cargo build --release --locked --manifest-path fuzz/Cargo.toml \
  --target "$host" --target-dir "$at"
programs=$at/$host/release
mkdir -p "$at/found"
"$programs/dictionary" >"$at/dictionary"

# The shipped scenarios are inputs that are always fresh.
fuzz() {
  mkdir -p "$at/corpus/$1" "fuzz/corpus/$1"
  local log=$at/$1.log
  local options=(-max_total_time=$((seconds / ${#targets[@]})) -max_len=16384 -timeout=10 -rss_limit_mb=512)
  options+=(-dict="$at/dictionary" -artifact_prefix="$at/found/$1-" -print_final_stats=1)
  local folders=("$at/corpus/$1" "fuzz/corpus/$1" scenarios tests/scenarios)
  if ! "$programs/$1" "${options[@]}" "${folders[@]}" >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "$1: a property does not hold; the input is in $at/found/" >&2
    return 1
  fi
  # A build without counters would try at random and find nothing for ever, in silence.
  if ! grep -q 'INITED cov: [1-9]' "$log"; then
    echo "$1: no coverage is counted; see $log" >&2
    return 1
  fi
  printf '%-9s %s\n' "$1" "$(sed -nE '/(INITED|DONE) /s/.*(INITED|DONE) +(cov: [0-9]+).*(corp: [^ ]+).*/\1 \2 \3/p' "$log" | paste -sd' ')"
}

# Few files that cover every place that any covers; inputs of crashes have names of their own and stay.
keep() {
  local kept=$at/kept/$1
  rm -rf "$kept"
  mkdir -p "$kept" "$at/corpus/$1"
  "$programs/$1" -set_cover_merge=1 -use_counters=0 -max_len=6000 -timeout=10 \
    "$kept" "fuzz/corpus/$1" "$at/corpus/$1" >"$at/$1.log" 2>&1
  find "fuzz/corpus/$1" -type f -regextype posix-extended -regex '.*/[0-9a-f]{40}' -delete
  cp -r "$kept/." "fuzz/corpus/$1/"
  printf '%-9s %s files, %s\n' "$1" "$(find "fuzz/corpus/$1" -type f | wc -l)" "$(du -sh "fuzz/corpus/$1" | cut -f1)"
}

for target in "${targets[@]}"; do
  "$what" "$target"
done
