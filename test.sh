#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs every test. Shown are the failures; all output is in artifacts/test-output. Last line: "N passed, N failed".
#   --fast   leaves out the browser and the formatting check
# With PORTAL_TEST_KUBECONFIG=FILE the contract tests run against that API server instead of the simulator.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
. deploy/prerequisites.sh
. deploy/test-results.sh

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

# Everything that they print is kept there; shown are the failures and one line of figures each.
logs=artifacts/test-output
rm -rf "$logs" && mkdir -p "$logs"

passed=0
failed=0
names=()
for project in tests/*.Tests; do
    name=$(basename "$project")
    if $fast && [ "$name" = Portal.EndToEnd.Tests ]; then
        continue
    fi
    log=$logs/$name.log
    echo "== $name"
    "$project/bin/Debug/net10.0/$name" -noColor -noLogo -showLiveOutput 2>&1 | tee "$log" | failed_tests
    ended=${PIPESTATUS[0]}
    counts=$(summary_line <"$log")
    if [ -z "$counts" ]; then
        tail -40 "$log"
        echo "$name ended with $ended and no summary. All of its output: $log"
        failed=$((failed + 1))
        names+=("$name (ended with $ended before its end)")
        continue
    fi
    echo "$counts"
    number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$counts"; }
    bad=$(($(number Failed) + $(number Errors)))
    passed=$((passed + $(number Total) - $(number Failed) - $(number Skipped) - $(number 'Not Run')))
    failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then
        mapfile -t -O "${#names[@]}" names < <(failed_names <"$log")
        echo "All of its output: $log"
    elif [ "$ended" -ne 0 ]; then
        tail -40 "$log"
        echo "$name ended with $ended. All of its output: $log"
        failed=$((failed + 1))
        names+=("$name (ended with $ended after its tests)")
    fi
done

if [ "${#names[@]}" -gt 0 ]; then
    printf '\nFailed:\n'
    printf '  %s\n' "${names[@]}"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
