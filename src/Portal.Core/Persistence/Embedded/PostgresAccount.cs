using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>
/// The account that the server programs run as. PostgreSQL refuses to run as root, so a portal that is root hands them to another account;
/// any other portal runs them as itself.
/// </summary>
/// <param name="Name">The account's name in the user database.</param>
/// <param name="Uid">Its user id.</param>
/// <param name="Gid">Its main group.</param>
public sealed record PostgresAccount(string Name, int Uid, int Gid)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>The account to change to, or null when the portal is not root and stays who it is.</summary>
    /// <exception cref="EmbeddedPostgresException">The portal is root and the machine knows no other account.</exception>
    public static PostgresAccount? Choose() => Environment.IsPrivilegedProcess ? Choose(File.ReadLines("/etc/passwd")) : null;

    /// <summary>Of the accounts in <paramref name="passwd"/> (lines of /etc/passwd): postgres, else nobody, else any but root.</summary>
    public static PostgresAccount Choose(IEnumerable<string> passwd)
    {
        List<PostgresAccount> accounts = [.. passwd.Select(Parse).OfType<PostgresAccount>().Where(account => account.Uid != 0)];
        return Preferred.Select(name => accounts.Find(account => account.Name == name)).FirstOrDefault(account => account is not null)
            ?? accounts.FirstOrDefault()
            ?? throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and /etc/passwd has no other account. Make one (adduser --system postgres) or set PORTAL_DATABASE.");
    }

    private static PostgresAccount? Parse(string line) =>
        line.Split(':') is [var name, _, var uid, var gid, ..] && Number(uid) is { } user && Number(gid) is { } group
            ? new PostgresAccount(name, user, group)
            : null;

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
