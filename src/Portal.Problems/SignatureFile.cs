using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Portal.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Problems;

/// <summary>Reads a room's <c>signatures.yaml</c>: a list of patterns, each with samples that it must and must not match.</summary>
internal static class SignatureFile
{
    private const int FewestSamples = 3;
    private const int FewestLookAlikes = 2;

    /// <summary>Reads the file; adds to the faults what is wrong with it.</summary>
    public static ImmutableArray<Signature> Read(string room, string yaml, List<string> faults)
    {
        List<SignatureEntry> entries;
        try
        {
            entries = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<SignatureEntry>?>(yaml) ?? [];
        }
        catch (YamlException e)
        {
            faults.Add($"{room}: signatures.yaml cannot be read at line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return [];
        }

        var signatures = ImmutableArray.CreateBuilder<Signature>();
        foreach (var entry in entries)
        {
            if (Convert(entry, fault => faults.Add($"{room}: signature '{entry.Id}' of signatures.yaml {fault}")) is { } signature)
            {
                signatures.Add(signature);
            }
        }

        faults.AddRange(signatures.GroupBy(static s => s.Id, StringComparer.Ordinal).Where(static g => g.Count() > 1)
            .Select(group => $"{room}: signature '{group.Key}' of signatures.yaml is there {group.Count()} times."));
        return signatures.ToImmutable();
    }

    private static Signature? Convert(SignatureEntry entry, Action<string> fault)
    {
        if (entry.Id.Length == 0 || !Enum.TryParse<SignatureKind>(entry.Kind, ignoreCase: true, out var kind)
            || !entry.Title.TryGetValue("en", out var en) || !entry.Title.TryGetValue("zh", out var zh))
        {
            fault("lacks one of: id, kind (log, event, condition, alert), title with en and zh.");
            return null;
        }

        var signature = new Signature
        {
            Id = entry.Id,
            Kind = kind,
            Title = new LocalizedText(en, zh),
            Pattern = entry.Regex,
            Literals = [.. entry.Literals],
            Reasons = [.. entry.Reasons],
            Samples = [.. entry.Samples],
            LookAlikes = [.. entry.LookAlikes],
        };
        var wrong = SignatureRules.Check([signature], FewestSamples, FewestLookAlikes).Select(static problem => problem.ToString()).Select(static problem => problem[(problem.IndexOf('.', StringComparison.Ordinal) + 1)..]).ToList();
        wrong.ForEach(fault);
        return wrong.Count > 0 ? null : signature;
    }
}
