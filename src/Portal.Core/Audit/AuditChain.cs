using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Audit;

/// <summary>
/// The hash of an entry: SHA-256 over the UTF-8 text that results from writing these fields one after the other, each as
/// <c>length:content</c> where the length counts bytes (a "netstring" without its comma): <c>portal-audit-1</c>, the previous hash in lower-case hex,
/// sequence, time in microseconds since 1970, actor, actor id, source address, action, cluster, the object's apiVersion, kind, namespace,
/// name and uid, request, outcome, answer, and the run's id (empty when there is none).
/// </summary>
/// <remarks>
/// Lengths make the text unambiguous, and it can be made in plain SQL, so anybody with read access can check the chain without this program:
/// <c>docs/audit-chain.md</c>. Changing it breaks every log in existence: give a new form a new first field.
/// </remarks>
public static class AuditChain
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The first field, which names the form.</summary>
    public const string Form = "portal-audit-1";

    /// <summary>The hash that the entry must have.</summary>
    public static byte[] HashOf(AuditEntry entry) => HashOf(entry, entry.Sequence);

    /// <summary>The hash that the entry would have at another place of the chain.</summary>
    public static byte[] HashOf(AuditEntry entry, long sequence) => SHA256.HashData(Encode(entry, sequence));

    /// <summary>Cuts a time to the whole microseconds that PostgreSQL stores.</summary>
    public static DateTimeOffset WholeMicroseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static byte[] Encode(AuditEntry entry, long sequence)
    {
        var text = new StringBuilder(256 + entry.Request.Length + entry.Answer.Length);
        foreach (var field in Fields(entry, sequence))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:").Append(field);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Fields(AuditEntry entry, long sequence) =>
    [
        Form,
        Convert.ToHexStringLower(entry.PreviousHash),
        sequence.ToString(CultureInfo.InvariantCulture),
        ((entry.At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        entry.Actor,
        entry.ActorId,
        entry.SourceAddress,
        entry.Action,
        entry.Cluster,
        entry.ObjectApiVersion,
        entry.ObjectKind,
        entry.ObjectNamespace,
        entry.ObjectName,
        entry.ObjectUid,
        entry.Request,
        entry.Outcome.ToString(),
        entry.Answer,
        entry.RunId?.ToString() ?? "",
    ];
}
