#!/usr/bin/env bash
# The main job: builds the program and answers the flagship's question. Further arguments go to `drypowder run`, as in
#   scripts/run.sh --worlds 20000 --set 'source[SoftBank].max_ltv=35%'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec cargo run --release --locked --quiet -p drypowder-cli -- run scenarios/frontier-labs-2026.toml "$@"
