#!/usr/bin/env bash
# Holds the bytes that the program writes against recorded digests, a line a scenario, shipped ones and the cases of the validation
# table: the SHA-256 of results.json and months.csv, one after the other. docs/reproducibility.md says what the bytes depend on.
#   scripts/digests.sh [PROGRAM...]             compares; the program may be a command of several words, as qemu-aarch64 PROGRAM
#   scripts/digests.sh --record [PROGRAM...]    writes them anew, after a change of the model
# Further flags of every run, such as --threads 3, come from DIGEST_FLAGS.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "${BASH_SOURCE[0]}")/.."

recorded=tests/expected/digests.txt
record=no
if [ "${1:-}" = --record ]; then
  record=yes
  shift
fi
program=("$@")
if [ ${#program[@]} = 0 ]; then
  program=(target/release/drypowder)
fi
read -ra flags <<<"${DIGEST_FLAGS:-}"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# What each scenario is run with: cohorts of hundreds at fewer worlds.
worlds_of() {
  case $1 in
    clinical-ai | series-a-cohort | growth-winter-2022) echo 200 ;;
    *) echo 1000 ;;
  esac
}

for path in scenarios/*.toml scenarios/validation/*.toml; do
  name=${path#scenarios/}
  name=${name%.toml}
  worlds=$(worlds_of "$name")
  code=0
  mkdir -p "$out/$name"
  "${program[@]}" run "$path" --worlds "$worlds" --quiet --plain --out "$out/$name" "${flags[@]}" \
    >/dev/null 2>"$out/$name.err" || code=$?
  # So few worlds may leave a claim of the scenario undecided or failed; the files are written all the same.
  case $code in
    0 | 5 | 6) ;;
    *)
      cat "$out/$name.err" >&2
      exit 1
      ;;
  esac
  digest=$(cat "$out/$name/results.json" "$out/$name/months.csv" | sha256sum | cut -d' ' -f1)
  echo "$digest $worlds $name" >>"$out/digests.txt"
done

if [ "$record" = yes ]; then
  cp "$out/digests.txt" "$recorded"
  echo "recorded $(wc -l <"$recorded") digests"
elif diff -u "$recorded" "$out/digests.txt"; then
  echo "$(wc -l <"$recorded") digests are the recorded ones"
else
  echo "error: these are not the recorded digests; after a change of the model: scripts/digests.sh --record" >&2
  exit 1
fi
