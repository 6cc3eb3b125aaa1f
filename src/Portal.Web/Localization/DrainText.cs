using Portal.Core.Nodes;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of work on a node: cordon, uncordon, drain.</summary>
public static class DrainText
{
    /// <summary>Section of a drain's run.</summary>
    public static LocalizedText Pods { get; } = new("Pods of the node", "节点上的 Pod");

    /// <summary>Section of a bulk drain's run.</summary>
    public static LocalizedText PodsOfWave(int wave) => new($"Pods of the nodes of wave {wave}", $"第 {wave} 批节点上的 Pod");

    /// <summary>Column.</summary>
    public static LocalizedText Node { get; } = new("Node", "节点");

    /// <summary>Of nodes without pods.</summary>
    public static LocalizedText NoPodsOfWave { get; } = new("No pod is on these nodes.", "这些节点上没有 Pod。");

    /// <summary>Below a table that is cut.</summary>
    public static LocalizedText FirstRows(int shown, int all) => new(
        $"{Translator.N(shown)} of {Translator.N(all)} pods: what needs somebody is shown first. The API gives all of them.", $"共 {Translator.N(all)} 个 Pod，显示 {Translator.N(shown)} 个：需要处理的排在前面。API 返回全部。");

    /// <summary>Label of the counts.</summary>
    public static LocalizedText Counts { get; } = new("How many pods are in which state", "各状态的 Pod 数量");

    /// <summary>Column.</summary>
    public static LocalizedText Verdict { get; } = new("Verdict", "判定");

    /// <summary>Column.</summary>
    public static LocalizedText Pod { get; } = new("Pod", "Pod 名称");

    /// <summary>Column.</summary>
    public static LocalizedText What { get; } = new("What is seen", "所见");

    /// <summary>Of a node without pods.</summary>
    public static LocalizedText NoPods { get; } = new("No pod is on the node.", "节点上没有 Pod。");

    /// <summary>Above rows that may be old.</summary>
    public static LocalizedText NotSeen { get; } = new("The pods of the cluster are not seen now; this is how they were last known.", "当前看不到集群的 Pod；以下是最后已知的状态。");

    /// <summary>Section of a node's page.</summary>
    public static LocalizedText Work { get; } = new("Work on this node", "节点维护");

    /// <summary>Of a cordoned node.</summary>
    public static LocalizedText Cordoned { get; } = new("Cordoned: no new pods come to it.", "不可调度：不会有新的 Pod 调度到该节点。");

    /// <summary>Of a node that is not.</summary>
    public static LocalizedText TakesPods { get; } = new("Takes new pods.", "可接收新的 Pod。");

    /// <summary>Button.</summary>
    public static LocalizedText PlanUncordon { get; } = new("Plan to uncordon", "制定恢复调度计划");

    /// <summary>Button.</summary>
    public static LocalizedText PlanCordon { get; } = new("Plan to cordon", "制定停止调度计划");

    /// <summary>Button.</summary>
    public static LocalizedText PlanDrain { get; } = new("Plan the drain", "制定排空计划");

    /// <summary>Head of the folded parameters.</summary>
    public static LocalizedText Parameters { get; } = new("What the drain may do", "排空可以做什么");

    /// <summary>Beside the buttons.</summary>
    public static LocalizedText Harmless { get; } = new("A plan changes nothing: it shows every pod first.", "制定计划不会改变任何东西：先列出每个 Pod。");

    /// <summary>Whose drain is refused as it stands.</summary>
    public static LocalizedText AsItStands { get; } = new("As it stands a drain is refused:", "目前排空会被拒绝：");

    /// <summary>The word of a state.</summary>
    public static LocalizedText Of(DrainRowState state) => state switch
    {
        DrainRowState.Failed => new("Failed", "失败"),
        DrainRowState.Blocked => new("Waits for a budget", "等待预算"),
        DrainRowState.Refused => new("Not evicted", "不驱逐"),
        DrainRowState.Planned => new("To be evicted", "待驱逐"),
        DrainRowState.Leaving => new("Leaving", "正在离开"),
        DrainRowState.Came => new("Came since", "之后到来"),
        DrainRowState.Stays => new("Stays", "留下"),
        DrainRowState.Gone => new("Gone", "已消失"),
        DrainRowState.Replacing => new("Gone, being replaced", "已消失，正在接替"),
        _ => new("Gone, replaced", "已消失，已接替"),
    };

    /// <summary>Beside the heading of the table.</summary>
    public static LocalizedText StillThere(int there, int all) => there == 0
        ? new($"{Counted(all)}, none to wait for", $"{all} 个 Pod，无需再等待")
        : new($"{there} of {Counted(all)} to wait for", $"共 {all} 个 Pod，还需等待 {there} 个");

    /// <summary>What a drain would do, in numbers; what is not there is not spoken of.</summary>
    public static LocalizedText Summary(int evicted, int blocked, int asks, int stays) => new(
        string.Join(' ', new[]
        {
            evicted == 0 ? "A drain would evict no pod." : $"A drain would evict {Counted(evicted)}{(blocked == 0 ? "" : $", {blocked} of them only when a budget allows it")}.",
            asks == 0 ? "" : $"{Counted(asks)} would lose data or not come back.",
            stays == 0 ? "" : $"{Counted(stays)} {(stays == 1 ? "stays" : "stay")}.",
        }.Where(static part => part.Length > 0)),
        string.Concat(
            evicted == 0 ? "排空不会驱逐任何 Pod。" : $"排空将驱逐 {evicted} 个 Pod{(blocked == 0 ? "" : $"，其中 {blocked} 个要等预算允许")}。",
            asks == 0 ? "" : $"{asks} 个会丢失数据或不再回来。",
            stays == 0 ? "" : $"{stays} 个留下。"));

    private static string Counted(int count) => count == 1 ? "1 pod" : $"{count} pods";

    /// <summary>Button that unfolds the steps.</summary>
    public static LocalizedText AllSteps(int count) => new($"Show all {count} steps", $"显示全部 {count} 步");
}
