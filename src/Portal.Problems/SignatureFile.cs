using System.Collections.Immutable;
using System.Text.RegularExpressions;
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
            || entry.Literals.Count == 0 || entry.Literals.Contains("")
            || !entry.Title.TryGetValue("en", out var en) || !entry.Title.TryGetValue("zh", out var zh))
        {
            fault("lacks one of: id, kind (log, event, condition, alert), title with en and zh, literals (none of them empty).");
            return null;
        }

        var wrong = PatternFaults(entry).Concat(ExampleFaults(entry)).ToList();
        wrong.ForEach(fault);
        return wrong.Count > 0 ? null : new Signature
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
    }

    private static IEnumerable<string> PatternFaults(SignatureEntry entry)
    {
        bool matchesNothing;
        try
        {
            matchesNothing = new Regex(entry.Regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).IsMatch("");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return [$"has a pattern that does not run in linear time or does not parse: {e.Message}"];
        }

        return matchesNothing ? ["has a pattern that matches the empty text, and so every line."] : [];
    }

    private static IEnumerable<string> ExampleFaults(SignatureEntry entry)
    {
        if (entry.Samples.Count < FewestSamples)
        {
            yield return $"has {entry.Samples.Count} sample(s); at least {FewestSamples} real lines must prove the pattern.";
        }

        if (entry.LookAlikes.Count < FewestLookAlikes)
        {
            yield return $"has {entry.LookAlikes.Count} look-alike(s); at least {FewestLookAlikes} lines must show what it does not mean.";
        }

        foreach (var sample in entry.Samples.Where(sample => !entry.Literals.Any(literal => sample.Contains(literal, StringComparison.Ordinal))))
        {
            yield return $"has a sample without any of its literals, which the filter would drop: {sample}";
        }
    }
}
