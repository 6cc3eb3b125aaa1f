using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>Which of the installed versions serves a data directory.</summary>
internal static class InstallationChoice
{
    /// <summary>
    /// The newest for a new directory; for an old one the version that made it, since PostgreSQL reads no other version's directory.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">None fits; the message names the versions and the ways out.</exception>
    public static PostgresInstallation For(string dataDirectory, IReadOnlyList<PostgresInstallation> installations)
    {
        if (installations.Count == 0)
        {
            throw new EmbeddedPostgresException(
                "PostgreSQL is not installed: initdb, postgres and pg_ctl are neither in /usr/lib/postgresql/*/bin nor in PATH. "
                + "Install it (Debian, Ubuntu: apt-get install postgresql; Red Hat: dnf install postgresql-server), "
                + "or set PORTAL_DATABASE to the connection string of a server.");
        }

        var newest = installations.MaxBy(installation => installation.Major)!;
        var made = MadeBy(dataDirectory);
        if (made is null)
        {
            return newest.Major >= PostgresInstallation.OldestSupported ? newest : throw new EmbeddedPostgresException(
                $"PostgreSQL {newest.Major} in {newest.BinDirectory} is too old; the portal needs {PostgresInstallation.OldestSupported} or newer.");
        }

        return installations.FirstOrDefault(installation => installation.Major == made) ?? throw new EmbeddedPostgresException(
            $"{dataDirectory} was made by PostgreSQL {made}, but this machine has PostgreSQL "
            + $"{string.Join(", ", installations.Select(installation => installation.Major).Distinct())} ({newest.BinDirectory}), which cannot read it. "
            + $"Install the old version beside the new one (apt-get install postgresql-{made}), or move the data with pg_upgrade, "
            + "or start anew and lose it: ./run.sh --reset");
    }

    private static int? MadeBy(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "PG_VERSION");
        if (!Directory.Exists(dataDirectory))
        {
            return null;
        }

        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new EmbeddedPostgresException(
                $"{dataDirectory} is no PostgreSQL data directory (it has no PG_VERSION). Move it away, or start anew and lose it: ./run.sh --reset");
    }
}
