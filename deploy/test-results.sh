# Sourced by test.sh: what a person wants to read of the output of a test project, which is full of the log lines of the portals that it started.

# failed_tests: of an xunit runner's output (standard input), each failure with its message and the places it came through, and nothing else.
failed_tests() {
    awk -v most=40 '
        # What goes through the middle of a failure: what tests say while they run, and log lines, which begin with their time.
        / \[OUTPUT\] / || /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T/ { next }
        /^    [^ ].* \[FAIL\]$/ || /^    \[[^]]*(Failure|FATAL ERROR)[^]]*\]/ { inside = 1; lines = 0; print; fflush(); next }
        !/^      / { inside = 0; next }
        inside && ++lines <= most { print; fflush() }
        inside && lines == most + 1 { print "      … (the rest is in the full output)"; fflush() }
    '
}

# failed_names: the same failures, only their names.
failed_names() {
    sed -nE '/ \[OUTPUT\] /d; s/^    ([^ ].*) \[FAIL\]$/\1/p; s/^    (\[[^]]*(Failure|FATAL ERROR)[^]]*\]).*/\1/p'
}

# summary_line: "   Name  Total: 12, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0, Time: 3.2s", or nothing where the run did not get so far.
summary_line() {
    grep -E '^ +[A-Za-z.]+ +Total: [0-9]+' | tail -1
}
