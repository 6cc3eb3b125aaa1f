using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>
/// Multiplies a scenario, so that each run has a subject of its own: its namespaces, nodes (with their leases), volumes, attachments and APIServices and all that
/// is in the namespaces once more, with other names and other uids, and all that refers to them. A namespace that is in deletion itself is copied as it is.
/// </summary>
internal static partial class ScenarioCopies
{
    private static readonly string[] CopiedKinds = ["Node", "PersistentVolume", "VolumeAttachment", "APIService"];

    /// <summary>The scenario with so many copies beside the original.</summary>
    public static string Of(string scenario, int copies)
    {
        var documents = scenario.Split("\n---\n");
        var spaces = documents.Select(SpaceOf)
            .Where(static name => name.Length > 0 && !name.StartsWith("kube-", StringComparison.Ordinal) && name != "default").ToHashSet(StringComparer.Ordinal);
        var copied = documents.Where(d => spaces.Contains(SpaceOf(d)) || SpaceOf(d) == "kube-node-lease" || IsCopied(d)).ToList();
        var names = copied.Where(static d => SpaceOf(d).Length == 0).Select(static d => Name().Match(d).Groups["name"].Value)
            .Concat(copied.Where(static d => KindOf(d) == "APIService").Select(static d => Group().Match(d).Groups["name"].Value)).ToList();
        var uids = copied.Select(static d => OwnUid().Match(d).Groups["uid"].Value).ToHashSet(StringComparer.Ordinal);
        var clusterScoped = new Regex($@"(?<![\w.-])({string.Join('|', names.Append("no such name").Select(Regex.Escape))})(?![\w.-])", RegexOptions.None, TimeSpan.FromSeconds(1));
        var result = new StringBuilder(scenario);
        for (var copy = 1; copy <= copies; copy++)
        {
            var suffix = Suffix(copy);
            foreach (var space in spaces)
            {
                result.Append(CultureInfo.InvariantCulture, $"\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: {space}{suffix}\n");
            }

            foreach (var document in copied)
            {
                var moved = clusterScoped.Replace(document, m => m.Value + suffix);
                moved = AnyNamespace().Replace(moved, m => spaces.Contains(m.Groups["name"].Value) ? m.Value + suffix : m.Value);
                result.Append("\n---\n").Append(AnyUid().Replace(moved, m => uids.Contains(m.Value) ? Derived(m.Value, copy) : m.Value));
            }
        }

        return result.ToString();
    }

    /// <summary>What a copy's names end with.</summary>
    public static string Suffix(int copy) => string.Create(CultureInfo.InvariantCulture, $"-x{copy}");

    private static bool IsCopied(string document) =>
        CopiedKinds.Contains(KindOf(document), StringComparer.Ordinal) || (KindOf(document) == "Namespace" && document.Contains("\n  deletionTimestamp:", StringComparison.Ordinal));

    private static string KindOf(string document) => Kind().Match(document).Groups["kind"].Value;

    private static string SpaceOf(string document) => Namespace().Match(document).Groups["name"].Value;

    private static string Derived(string uid, int copy) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{uid} {copy}"))).AsSpan(0, 16)).ToString();

    [GeneratedRegex("^kind: (?<kind>[A-Za-z]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex("^  name: (?<name>[a-z0-9.-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^  group: (?<name>[a-z0-9.-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Group();

    [GeneratedRegex("^  namespace: (?<name>[a-z0-9-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex("namespace: (?<name>[a-z0-9-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyNamespace();

    [GeneratedRegex("^  uid: (?<uid>[0-9a-f-]{36})$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex OwnUid();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex AnyUid();
}
