using Portal.Core.Nodes;
using Portal.Core.Text;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>Lists pods in a sentence; the table of the run names all of them.</summary>
internal static class PodNames
{
    private const int Most = 20;

    /// <summary>How many, in English.</summary>
    public static string Count(int pods) => pods == 1 ? "1 pod" : $"{pods} pods";

    /// <summary>Their names.</summary>
    public static LocalizedText Of(IReadOnlyCollection<DrainPod> pods)
    {
        var names = string.Join(", ", pods.Take(Most).Select(static pod => pod.Name));
        return Ended(pods, names, names);
    }

    /// <summary>Their names, each with what is said of it.</summary>
    public static LocalizedText WithTexts(IReadOnlyCollection<DrainPod> pods) => Ended(
        pods,
        string.Join("; ", pods.Take(Most).Select(static pod => $"{pod.Name}: {pod.Text.En.TrimEnd('.')}")),
        string.Join("；", pods.Take(Most).Select(static pod => $"{pod.Name}：{pod.Text.Zh.TrimEnd('。')}")));

    private static LocalizedText Ended(IReadOnlyCollection<DrainPod> pods, string en, string zh)
    {
        var more = pods.Count - Most;
        return more > 0 ? new($"{en}; and {more} more.", $"{zh}；另有 {more} 个。") : new($"{en}.", $"{zh}。");
    }
}
