#!/usr/bin/env bash
# Builds everything and runs every test. Last line: "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
dotnet build Portal.sln || { echo "0 passed, 1 failed"; exit 1; }
out=$(mktemp)
dotnet test --solution Portal.sln --no-build | tee "$out"
passed=$(awk '/succeeded:/ {n=$2} END {print n+0}' "$out"); failed=$(awk '/^ *failed:/ {n=$2} END {print n+0}' "$out")
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
