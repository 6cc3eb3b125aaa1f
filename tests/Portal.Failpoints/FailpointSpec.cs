using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Core.Remediation;

namespace Portal.Failpoints;

/// <summary>One failpoint as text: <c>run.intent-saved:kill</c>, <c>run.audit-written#2:hang</c> (the second time), <c>run.request-sent:kill=15</c> (15 ms later).</summary>
public sealed partial record FailpointSpec
{
    private static readonly Dictionary<string, ExecutionPoint> Points = Enum.GetValues<ExecutionPoint>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The names of all points.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ExecutionPoint>().Select(NameOf)];

    /// <summary>The point's name.</summary>
    public required string Point { get; init; }

    /// <summary>At which of the times that a run comes to the point in one process, from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>What happens.</summary>
    public required FailpointAction Action { get; init; }

    /// <summary>How long before it happens, or how long the delay is.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Reads several, parted by commas.</summary>
    /// <exception cref="FormatException">One cannot be read; says which, and what there is.</exception>
    public static IReadOnlyList<FailpointSpec> ParseAll(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It cannot be read; says what there is.</exception>
    public static FailpointSpec Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !Points.ContainsKey(match.Groups["point"].Value) || !Enum.TryParse<FailpointAction>(match.Groups["action"].Value, ignoreCase: true, out var action))
        {
            throw new FormatException($"'{text}' is no failpoint. Write POINT[#TIME]:kill|throw|hang|hold|delay[=MILLISECONDS]; points are {string.Join(", ", Points.Keys)}.");
        }

        return new FailpointSpec
        {
            Point = match.Groups["point"].Value,
            Occurrence = Number(match, "time", 1),
            Action = action,
            After = TimeSpan.FromMilliseconds(Number(match, "ms", 0)),
        };
    }

    /// <summary>The name of a point, such as <c>run.intent-saved</c>.</summary>
    internal static string NameOf(ExecutionPoint point) => "run" + Capitals().Replace(point.ToString(), static m => (m.Index == 0 ? "." : "-") + m.Value.ToLowerInvariant());

    private static int Number(Match match, string group, int otherwise) =>
        match.Groups[group] is { Success: true, Value: var text } ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(@"^(?<point>[a-z.-]+)(#(?<time>\d{1,4}))?:(?<action>[a-z]+)(=(?<ms>\d{1,7}))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capitals();
}
