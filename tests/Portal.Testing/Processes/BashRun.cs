using System.Diagnostics;

namespace Portal.Testing.Processes;

/// <summary>Runs a script in a real bash, in a folder of its own, with a kubectl that points at a cluster of the test's choice and keeps what it was told.</summary>
public sealed class BashRun : IDisposable
{
    private const string Stub = """
        #!/bin/bash
        case "$1 $2" in
          'config current-context') printf '%s' "$STUB_CONTEXT"; exit 0 ;;
          'get namespace') printf '%s' "$STUB_UID"; exit 0 ;;
        esac
        { for a in "$@"; do printf '%s\0' "$a"; done; { [ "$1" = delete ] || [ "$1" = create ]; } && cat; printf '\036'; } >> "$STUB_CALLS"
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("portal-script").FullName;
    private readonly string _script;
    private readonly string _calls;

    /// <summary>A script that has not run yet.</summary>
    public BashRun(string script)
    {
        (_script, _calls) = (Path.Combine(_directory, "run.sh"), Path.Combine(_directory, "calls"));
        File.WriteAllText(_script, script);
        File.WriteAllText(Path.Combine(_directory, "kubectl"), Stub);
        using var chmod = Process.Start("chmod", ["+x", Path.Combine(_directory, "kubectl")]);
        chmod.WaitForExit();
    }

    /// <summary>What the script is told.</summary>
    public string[] Arguments { get; init; } = [];

    /// <summary>What each call of kubectl that is more than a question was given: its arguments, and its standard input as the last.</summary>
    public IReadOnlyList<string[]> Calls => !File.Exists(_calls) ? []
        : [.. File.ReadAllText(_calls).Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Select(static call => call.TrimEnd('\0').Split('\0'))];

    /// <summary>The files that are there now besides those of the test.</summary>
    public IEnumerable<string> Strangers => Directory.GetFiles(_directory).Select(static f => Path.GetFileName(f)!).Except(["run.sh", "kubectl", "calls"], StringComparer.Ordinal);

    /// <summary>Runs it.</summary>
    /// <param name="context">What kubectl says its context is.</param>
    /// <param name="uid">What kubectl says the uid of the cluster is.</param>
    /// <param name="options">Options of bash.</param>
    public async Task<(int Code, string Error)> RunAsync(string context, string uid, params string[] options)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = _directory, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{_directory}:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        (start.Environment["STUB_CONTEXT"], start.Environment["STUB_UID"], start.Environment["STUB_CALLS"]) = (context, uid, _calls);
        foreach (var argument in options.Append(_script).Concat(Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var bash = Process.Start(start)!;
        var error = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, error);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
