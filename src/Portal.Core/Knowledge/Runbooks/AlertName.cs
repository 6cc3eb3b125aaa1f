using System.Globalization;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>Pure functions on names of alerts.</summary>
public static class AlertName
{
    /// <summary>The longest name that is taken, in characters.</summary>
    public const int Longest = 200;

    /// <summary>Words that nearly every alert's name has, and that tell nothing of its problem.</summary>
    private static readonly string[] Common = ["kube", "alert", "high", "low", "too", "many", "is", "has"];

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Fault(string name) =>
        name.Length is 0 or > Longest ? $"It must have 1 to {Longest} characters."
        : string.IsNullOrWhiteSpace(name) || VisibleText.Of(name) != name || name.Any(static c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            ? "It must have visible characters only."
            : null;

    /// <summary>The line that signatures of alerts are matched against, quoted as Prometheus writes labels.</summary>
    public static string Line(string name) =>
        $"alertname=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The words of a name in CamelCase, those that nearly every alert has left out: what to search for. <c>KubePodCrashLooping</c> gives <c>Pod Crash Looping</c>.</summary>
    public static string Words(string name)
    {
        var words = Split(name);
        var telling = words.Where(static word => !Common.Contains(word, StringComparer.OrdinalIgnoreCase)).ToArray();
        return string.Join(' ', telling.Length > 0 ? telling : [.. words]);
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at < name.Length && !IsBoundary(name, at))
            {
                continue;
            }

            var word = name[start..at].Trim('_', '-', '.', ':', ' ');
            if (word.Length > 0)
            {
                words.Add(word);
            }

            start = at;
        }

        return words;
    }

    /// <summary>Before a capital after a small letter, before the last capital of a row (<c>CPU|Throttling</c>), and after a sign.</summary>
    private static bool IsBoundary(string name, int at) =>
        (char.IsUpper(name[at]) && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1]))))
        || name[at - 1] is '_' or '-' or '.' or ':' or ' ';
}
