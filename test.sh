#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs every test. Last line: "N passed, N failed".
#   --fast   leaves out the browser and the formatting check
# With PORTAL_TEST_KUBECONFIG=FILE the contract tests run against that API server instead of the simulator.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
. deploy/prerequisites.sh

fast=false
for arg in "$@"; do
    case $arg in
        --fast) fast=true ;;
        *) echo "$arg is not an option. Known is: --fast." >&2; exit 2 ;;
    esac
done

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }

need_dotnet && need_postgres && need kubectl kubernetes-client "the tests drive the simulator with it" || fail "Nothing was tested."
if ! $fast; then
    need chromium chromium "end-to-end tests run in it" || fail "Nothing was tested. --fast does without the browser."
    fc-list 2>/dev/null | grep -qi 'cjk' || install_package fonts-noto-cjk || true
fi

dotnet build Portal.sln -nologo -v:q -p:UseSharedCompilation=true || fail "The solution does not build."
if ! $fast; then
    dotnet format Portal.sln --no-restore --verify-no-changes --severity warn || fail "Formatting differs: run 'dotnet format Portal.sln'."
fi

passed=0
failed=0
for project in tests/*.Tests; do
    name=$(basename "$project")
    if $fast && [ "$name" = Portal.EndToEnd.Tests ]; then
        continue
    fi
    out=$(mktemp)
    echo "== $name"
    "$project/bin/Debug/net10.0/$name" -noColor -noLogo | tee "$out"
    ended=${PIPESTATUS[0]}
    # "   Name  Total: 12, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0, Time: 3.2s"
    counts=$(grep -E '^ +[A-Za-z.]+ +Total: [0-9]+' "$out" | tail -1)
    number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$counts"; }
    if [ -z "$counts" ]; then
        echo "$name ended with $ended and no summary."
        failed=$((failed + 1))
        continue
    fi
    bad=$(($(number Failed) + $(number Errors)))
    passed=$((passed + $(number Total) - $(number Failed) - $(number Skipped) - $(number 'Not Run')))
    failed=$((failed + bad))
    if [ "$bad" -eq 0 ] && [ "$ended" -ne 0 ]; then
        echo "$name ended with $ended."
        failed=$((failed + 1))
    fi
    rm -f "$out"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
