using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Enumeration;
using Portal.Core.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Core.Deletions.Finalizers;

/// <summary>The table of finalizers that the field knows (known-finalizers.yaml): whose they are, and what skipping them leaves behind.</summary>
public static class KnownFinalizers
{
    private const string File = "Portal.Core.Deletions.Finalizers.known-finalizers.yaml";

    /// <summary>All entries of <c>known-finalizers.yaml</c>, in its order.</summary>
    public static ImmutableArray<KnownFinalizer> All { get; } = Read();

    private static readonly FrozenDictionary<string, KnownFinalizer> Exact = All
        .SelectMany(static entry => entry.Patterns.Where(static p => !p.Contains('*', StringComparison.Ordinal)).Select(pattern => (pattern, entry)))
        .ToFrozenDictionary(static pair => pair.pattern, static pair => pair.entry, StringComparer.Ordinal);

    // The pattern that says most is asked first.
    private static readonly ImmutableArray<(string Pattern, KnownFinalizer Entry)> Patterns =
    [
        .. All.SelectMany(static entry => entry.Patterns.Where(static p => p.Contains('*', StringComparison.Ordinal)).Select(pattern => (pattern, entry)))
            .OrderByDescending(static pair => pair.pattern.Length).ThenBy(static pair => pair.pattern, StringComparer.Ordinal),
    ];

    /// <summary>What is known of a finalizer, or null.</summary>
    public static KnownFinalizer? Find(string finalizer)
    {
        if (Exact.TryGetValue(finalizer, out var found))
        {
            return found;
        }

        foreach (var (pattern, entry) in Patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, finalizer, ignoreCase: false))
            {
                return entry;
            }
        }

        return null;
    }

    private static ImmutableArray<KnownFinalizer> Read()
    {
        using var reader = new StreamReader(typeof(KnownFinalizers).Assembly.GetManifestResourceStream(File)!);
        var entries = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<FinalizerEntry>>(reader);
        return
        [
            .. entries.Select(static entry => new KnownFinalizer
            {
                Patterns = [.. entry.Finalizers],
                Owner = entry.Owner,
                Controllers = [.. entry.Controllers],
                BuiltIn = entry.BuiltIn,
                Guarded = entry.Guarded,
                Outside = entry.Outside,
                Waits = new LocalizedText(entry.Waits["en"], entry.Waits["zh"]),
                Left = new LocalizedText(entry.Left["en"], entry.Left["zh"]),
            }),
        ];
    }
}
