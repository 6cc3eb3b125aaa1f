#pragma warning disable CA1416 // EmbeddedPostgres.StartAsync refuses everything but Linux.
using System.Security.Cryptography;

namespace Portal.Core.Persistence.Embedded;

/// <summary>
/// The generated passwords of the three roles, kept in PostgreSQL's own format, so that a person can look into the database with
/// <c>PGPASSFILE=.portal/postgres/pgpass psql -h 127.0.0.1 -p PORT -U portal portal</c>.
/// </summary>
/// <param name="Administrator">Of the superuser <c>postgres</c>, which the portal itself does not use once the database is made.</param>
/// <param name="Owner">Of the role <c>portal</c>, which owns the database and its schema and nothing else.</param>
/// <param name="Portal">Of the role <c>portal_app</c>, which the portal works with: it may not change the audit log.</param>
internal sealed record EmbeddedPasswords(string Administrator, string Owner, string Portal)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "pgpass";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes new passwords and writes them, readable for the owner only from the first byte on.</summary>
    public static EmbeddedPasswords Create(string directory)
    {
        var path = Path.Combine(directory, FileName);
        File.Delete(path);
        var passwords = new EmbeddedPasswords(
            RandomNumberGenerator.GetHexString(48, lowercase: true), RandomNumberGenerator.GetHexString(48, lowercase: true), RandomNumberGenerator.GetHexString(48, lowercase: true));
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var writer = new StreamWriter(file);
        writer.Write($"*:*:*:postgres:{passwords.Administrator}\n*:*:*:portal:{passwords.Owner}\n*:*:*:portal_app:{passwords.Portal}\n");
        return passwords;
    }

    /// <summary>Reads the passwords of a cluster made earlier.</summary>
    /// <exception cref="EmbeddedPostgresException">The file is gone or is not ours.</exception>
    public static EmbeddedPasswords Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return Of("postgres") is { } administrator && Of("portal") is { } owner && Of("portal_app") is { } portal
            ? new EmbeddedPasswords(administrator, owner, portal)
            : throw new EmbeddedPostgresException(
                $"The password file {path} of the embedded PostgreSQL is missing or damaged. Put it back, or start anew and lose the data: ./run.sh --reset");

        string? Of(string role) => Array.Find(lines, line => line.StartsWith($"*:*:*:{role}:", StringComparison.Ordinal))?.Split(':')[^1];
    }
}
