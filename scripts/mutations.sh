#!/usr/bin/env bash
# Faults made by hand: applies each patch of tests/mutations/ to a copy of the tree, runs the checks and says which of them
# caught it: the validation table, the unit tests, or, for what passes both, the tests named below. Fails where a fault
# survives, or where a patch fits the tree no more. Everything happens in target/mutations/.
#
#   scripts/mutations.sh [NAME...]     all of them, or those whose file begins so (07, 07-hazard)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

from=$PWD/tests/mutations
at=$(mkdir -p "${CARGO_TARGET_DIR:-target}/mutations" && cd "${CARGO_TARGET_DIR:-target}/mutations" && pwd -P)
tree=$at/tree
export CARGO_TARGET_DIR=$at/target CARGO_INCREMENTAL=1
# The copy lies within a repository and is no part of it.
export GIT_CEILING_DIRECTORIES=$at
# Built anew for every fault: less optimised and with nothing for debuggers, it is built in seconds and still quick.
options=(--quiet --locked --config profile.dev.debug=false)
options+=(--config profile.dev.package.drypowder-simulation.opt-level=1)
# One after the other, until one fails: the quick ones, each about what some part of the model means.
others=(exits forced answers quarters plans sales discipline meaning pace delivery patience rounds credit terms degenerate)
others+=(adoption feedback draws window milestones events owners ruin faults)

patches=()
for name in "${@:-}"; do
  for patch in "$from/$name"*.patch; do
    [ -e "$patch" ] || { echo "no patch begins with $name" >&2 && exit 2; }
    patches+=("$(basename "$patch" .patch)")
  done
done

# What differs is copied and gets today's time, so that cargo builds what an interrupted run had left changed.
mkdir -p "$tree"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  if [ -f "$file" ] && ! cmp -s "$file" "$tree/$file"; then
    mkdir -p "$tree/$(dirname "$file")"
    cp "$file" "$tree/$file"
  fi
done
cd "$tree"

run() { timeout 1800 cargo test "${options[@]}" "$@" >"$at/log" 2>&1; }
table() { run -p drypowder-validation --test table; }
units() { run -p drypowder-simulation -p drypowder-model --lib; }
named() {
  local test
  for test in "${others[@]}"; do
    run -p drypowder-tests --test="$test" || return
  done
}

# The first row that differs, or where the table stopped; and the first test that fails.
row() {
  local row
  row=$(sed -nE 's/^ *(case|of): "(.*)",$/\2/p' "$at/log" | head -n 2 | paste -sd '|' | sed 's/|/: /')
  [ -n "$row" ] || row=$(sed -nE 's/^thread .* panicked at (.*):$/stops at \1/p' "$at/log" | head -n 1)
  echo "$row"
}
test_named() { sed -nE 's/^---- (.*) stdout ----$/\1/p' "$at/log" | head -n 1; }

# What catches a fault; nothing where nothing does. What does not compile is caught by nobody.
at_first() {
  if ! cargo build "${options[@]}" -p drypowder-validation >"$at/log" 2>&1; then
    echo "DOES NOT COMPILE"
  elif ! table; then
    echo "validation table: $(row)"
  elif ! units; then
    echo "unit test: $(test_named)"
  fi
}
at_last() { named && echo "SURVIVED" || echo "test: $(test_named)"; }

say() { printf '%-42s %s\n' "$1" "$2"; }

# Tries patches against one of the two, and keeps those that it did not catch.
try() {
  local check=$1 name by
  shift
  left=()
  for name in "$@"; do
    if git apply "$from/$name.patch" 2>"$at/log"; then
      by=$("$check")
      git apply --reverse "$from/$name.patch"
    else
      by="DOES NOT APPLY"
    fi
    case $by in
      '') left+=("$name") ;;
      DOES* | SURVIVED) say "$name" "$by" && bad=$((bad + 1)) ;;
      *) say "$name" "$by" ;;
    esac
  done
}

sound() {
  "$1" && return
  tail -n 30 "$at/log" >&2
  echo "the checks fail without any fault" >&2
  exit 1
}

bad=0
sound table
sound units
try at_first "${patches[@]}"
if [ ${#left[@]} -gt 0 ]; then
  sound named
  try at_last "${left[@]}"
fi
echo "${#patches[@]} faults, $((${#patches[@]} - bad)) caught"
[ "$bad" = 0 ]
