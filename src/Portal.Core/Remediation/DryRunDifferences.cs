using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>In which two dry runs of one plan differ: what an approver who read the first must read again. Pure.</summary>
internal static class DryRunDifferences
{
    private const int MostSteps = 3;
    private const int MostLines = 4;

    /// <summary>The differences in words; null when there are none.</summary>
    public static LocalizedText? Between(ImmutableArray<DryRunAnswer> before, ImmutableArray<DryRunAnswer> after)
    {
        var old = before.ToDictionary(static answer => answer.Index);
        var changed = after.Where(answer => !old.TryGetValue(answer.Index, out var was) || was != answer).ToList();
        if (changed.Count == 0)
        {
            return null;
        }

        var texts = changed.Take(MostSteps).Select(answer => Of(old.GetValueOrDefault(answer.Index), answer)).ToList();
        var more = changed.Count - texts.Count;
        return new LocalizedText(
            string.Join(' ', texts.Select(static text => text.En)) + (more > 0 ? $" And {more} more steps." : ""),
            string.Concat(texts.Select(static text => text.Zh)) + (more > 0 ? $"另有 {more} 个步骤不同。" : ""));
    }

    private static LocalizedText Of(DryRunAnswer? was, DryRunAnswer now)
    {
        if (was is null || was.Status != now.Status || was.Text != now.Text)
        {
            return new($"Step {now.Index} was answered {was?.Status} {was?.Text}, now {now.Status} {now.Text}", $"第 {now.Index} 步此前的回答为 {was?.Status} {was?.Text}，现在为 {now.Status} {now.Text}。");
        }

        var (gone, added) = (Except(was.Diff, now.Diff), Except(now.Diff, was.Diff));
        return new(
            $"Step {now.Index} changes something else:{Lines(" no longer", gone)}{Lines(" but", added)}.",
            $"第 {now.Index} 步的变更不同：{Lines("不再包含", gone)}{Lines("现在包含", added)}。");
    }

    private static ImmutableArray<string> Except(string text, string other)
    {
        var known = other.Split('\n').ToHashSet(StringComparer.Ordinal);
        return [.. text.Split('\n').Where(line => line.Trim().Length > 0 && !known.Contains(line))];
    }

    private static string Lines(string word, ImmutableArray<string> lines) => lines.IsEmpty ? ""
        : $"{word} {string.Join("; ", lines.Take(MostLines).Select(static line => $"“{line.Trim()}”"))}{(lines.Length > MostLines ? $" (+{lines.Length - MostLines})" : "")}";
}
