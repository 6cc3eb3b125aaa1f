using System.Diagnostics;
using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>PostgreSQL server programs of one version on this machine.</summary>
/// <param name="BinDirectory">Where <c>initdb</c>, <c>postgres</c> and <c>pg_ctl</c> are.</param>
/// <param name="Major">The major version, which is what a data directory belongs to.</param>
public sealed record PostgresInstallation(string BinDirectory, int Major)
{
    /// <summary>The oldest version that the portal's SQL works with.</summary>
    public const int OldestSupported = 14;

    private static readonly string[] Programs = ["initdb", "postgres", "pg_ctl"];

    /// <summary>
    /// All installations, newest first: where Debian and Red Hat put them, then PATH, then what <c>pg_config --bindir</c> says.
    /// </summary>
    public static IReadOnlyList<PostgresInstallation> FindAll() => FindAll(
    [
        .. BelowVersionDirectories("/usr/lib/postgresql", "*"),
        .. BelowVersionDirectories("/usr", "pgsql-*"),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. Output("pg_config", "--bindir") is { } directory ? [directory] : Array.Empty<string>(),
    ]);

    /// <summary>Those of <paramref name="directories"/> that hold a complete server, newest first.</summary>
    public static IReadOnlyList<PostgresInstallation> FindAll(IEnumerable<string> directories) =>
    [
        .. directories
            .Distinct(StringComparer.Ordinal)
            .Where(directory => Programs.All(program => File.Exists(Path.Combine(directory, program))))
            .Select(directory => (directory, version: MajorOf(Output(Path.Combine(directory, "postgres"), "--version"))))
            .Where(found => found.version is not null)
            .Select(found => new PostgresInstallation(found.directory, found.version!.Value))
            .OrderByDescending(found => found.Major),
    ];

    /// <summary>The major version in the output of <c>postgres --version</c>, such as <c>postgres (PostgreSQL) 15.13 (Debian …)</c>; null when there is none.</summary>
    public static int? MajorOf(string? versionOutput)
    {
        const string marker = "(PostgreSQL) ";
        var start = versionOutput?.IndexOf(marker, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        var digits = versionOutput!.AsSpan(start + marker.Length);
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(length < 0 ? digits : digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static IEnumerable<string> BelowVersionDirectories(string root, string pattern) =>
        Directory.Exists(root) ? Directory.EnumerateDirectories(root, pattern).Select(version => Path.Combine(version, "bin")) : [];

    private static string? Output(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [argument])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            var output = process!.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 && output.Length > 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
