using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Persistence;

/// <summary>
/// The keys of the portal's PostgreSQL advisory locks, all in one place so that no two features take the same. A lock orders writers;
/// it fences nobody off: whoever was asleep while it lost the lock is stopped by the conditions in its statements.
/// </summary>
public static class AdvisoryLocks
{
    /// <summary>Held while the schema is brought up to date.</summary>
    public const long Migration = 0x706F7274616C_01;

    /// <summary>Held by a transaction that gives articles their numbers: the import of shipped ones, and new ones.</summary>
    public const long Articles = 0x706F7274616C_02;

    /// <summary>Held by the one process that writes findings.</summary>
    public const long Findings = 0x706F7274616C_04;

    /// <summary>Held by a transaction that keeps candidates of a match: it counts them and makes room.</summary>
    public const long Candidates = 0x706F7274616C_05;

    /// <summary>Held by the one process that checks the external links of articles.</summary>
    public const long Links = 0x706F7274616C_06;

    /// <summary>Held by a transaction that decides whether one more run may be executed on a cluster.</summary>
    /// <param name="cluster">The cluster; a collision of names only makes one wait for the other.</param>
    public static long Safety(string cluster) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"safety/{cluster}")));

    /// <summary>Held while a remediation run is worked on.</summary>
    /// <param name="runId">The run; the random half of its id makes the key, and a collision only makes one run wait for another.</param>
    public static long Run(Guid runId) => BitConverter.ToInt64(runId.ToByteArray(bigEndian: true), 8);
}
