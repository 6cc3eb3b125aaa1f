using System.Collections.Immutable;
using Portal.Cluster.Connection;
using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>What the limits may be. Pure.</summary>
public static class SafetySettingsRules
{
    /// <summary>More objects than this are too many for one plan: nobody could read it.</summary>
    public const int MostSubjects = 2000;

    private const int MostNamespaces = 100;
    private const int MostWaves = 10;
    private const int LargestWave = 1000;

    private static readonly ImmutableArray<(string Field, Func<SafetySettings, int> Value, int Least, int Most)> Ranges =
    [
        ("parallelRuns", static s => s.ParallelRuns, 1, 100),
        ("parallelSteps", static s => s.ParallelSteps, 1, 100),
        ("secondPersonAbove", static s => s.SecondPersonAbove, 0, MostSubjects),
        ("maxSubjects", static s => s.MaxSubjects, 1, MostSubjects),
        ("nodesPercent", static s => s.NodesPercent, 1, 100),
        ("nodesCount", static s => s.NodesCount, 1, 5000),
        ("breakerFailures", static s => s.BreakerFailures, 1, 100),
        ("breakerWindowMinutes", static s => s.BreakerWindowMinutes, 1, 1440),
        ("breakerOpenMinutes", static s => s.BreakerOpenMinutes, 1, 1440),
        ("stormFindings", static s => s.StormFindings, 1, 100_000),
        ("stormWindowMinutes", static s => s.StormWindowMinutes, 1, 1440),
        ("coolDownMinutes", static s => s.CoolDownMinutes, 0, 1440),
    ];

    /// <summary>The smallest and largest value of a number, by its name in the API.</summary>
    public static (int Least, int Most) Range(string field)
    {
        var (_, _, least, most) = Ranges.Single(range => range.Field == field);
        return (least, most);
    }

    /// <summary>Everything that is wrong, by field.</summary>
    public static IReadOnlyList<(string Field, LocalizedText Text)> Problems(SafetySettings settings)
    {
        var problems = new List<(string Field, LocalizedText Text)>();
        foreach (var (field, value, least, most) in Ranges)
        {
            var number = value(settings);
            if (number < least || number > most)
            {
                problems.Add((field, new($"Is {number}; it must be from {least} to {most}.", $"当前为 {number}，必须在 {least} 到 {most} 之间。")));
            }
        }

        if (settings.WaveSizes.IsDefaultOrEmpty || settings.WaveSizes.Length > MostWaves || settings.WaveSizes.Any(static size => size is < 1 or > LargestWave))
        {
            problems.Add(("waveSizes", new(
                $"Must be 1 to {MostWaves} numbers, each from 1 to {LargestWave}: how many objects each wave has; the last one holds for all that follow.",
                $"必须是 1 到 {MostWaves} 个数字，每个在 1 到 {LargestWave} 之间：各批的对象数，最后一个用于其后所有批次。")));
        }

        if (settings.ProtectedNamespaces.IsDefault)
        {
            problems.Add(("protectedNamespaces", new("Is missing; give an empty list to protect none.", "缺失；若不保护任何命名空间，请给出空列表。")));
            return problems;
        }

        if (settings.ProtectedNamespaces.Length > MostNamespaces)
        {
            problems.Add(("protectedNamespaces", new($"Holds more than {MostNamespaces} names.", $"名称超过 {MostNamespaces} 个。")));
        }

        foreach (var name in settings.ProtectedNamespaces.Take(MostNamespaces))
        {
            if (KubernetesNames.NamespaceProblem(name ?? "") is { } wrong)
            {
                problems.Add(("protectedNamespaces", new($"\"{Shorten(name)}\" cannot be a namespace: {wrong}.", $"“{Shorten(name)}” 不是有效的命名空间名称。")));
            }
        }

        return problems;
    }

    private static string Shorten(string? text) => text is null ? "" : text.Length <= 80 ? text : text[..80] + "…";
}
