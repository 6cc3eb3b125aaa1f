using Portal.Cluster.Watching;
using Portal.Core.Text;
using Portal.Web.Components.States;

namespace Portal.Web.Localization;

/// <summary>Words of clusters and of how well they are seen.</summary>
public static class ClusterText
{
    /// <summary>Section.</summary>
    public static LocalizedText Clusters { get; } = new("Clusters", "集群");

    /// <summary>Choice of the picker.</summary>
    public static LocalizedText AllClusters { get; } = new("All clusters", "全部集群");

    /// <summary>Column.</summary>
    public static LocalizedText Cluster { get; } = new("Cluster", "集群");

    /// <summary>Column.</summary>
    public static LocalizedText Watch { get; } = new("Watch", "监视状态");

    /// <summary>Column.</summary>
    public static LocalizedText Version { get; } = new("Version", "版本");

    /// <summary>Column.</summary>
    public static LocalizedText Nodes { get; } = new("Nodes", "节点");

    /// <summary>Column.</summary>
    public static LocalizedText Pods { get; } = new("Pods", "Pod 数");

    /// <summary>Column.</summary>
    public static LocalizedText Findings { get; } = new("Findings", "发现");

    /// <summary>Column.</summary>
    public static LocalizedText DataAge { get; } = new("Last heard", "最近更新");

    /// <summary>Column.</summary>
    public static LocalizedText Kind { get; } = new("Kind", "资源类型");

    /// <summary>Column.</summary>
    public static LocalizedText Objects { get; } = new("Objects", "对象数");

    /// <summary>Column.</summary>
    public static LocalizedText Skipped { get; } = new("Unreadable", "无法解析");

    /// <summary>Column.</summary>
    public static LocalizedText Problem { get; } = new("What is wrong", "问题");

    /// <summary>Before the age in the top bar.</summary>
    public static LocalizedText Live { get; } = new("Live", "实时");

    /// <summary>No cluster is configured.</summary>
    public static LocalizedText None { get; } = new("No cluster is configured. Set KUBECONFIG and start again.", "未配置集群。请设置 KUBECONFIG 后重新启动。");

    /// <summary>The state of a watch.</summary>
    public static LocalizedText Of(WatchState state) => state switch
    {
        WatchState.Synced => new("Synced", "已同步"),
        WatchState.Syncing => new("Syncing", "同步中"),
        WatchState.Stale => new("Stale", "数据过期"),
        WatchState.Forbidden => new("Forbidden", "无权限"),
        _ => new("Unreachable", "无法连接"),
    };

    /// <summary>The mark of a watch's state. What is refused is a gap, not a fault: unknown.</summary>
    public static HealthState MarkOf(WatchState state) => state switch
    {
        WatchState.Synced => HealthState.Healthy,
        WatchState.Syncing => HealthState.Progress,
        WatchState.Forbidden => HealthState.Unknown,
        _ => HealthState.Stale,
    };

    /// <summary>A count that is still growing.</summary>
    public static LocalizedText SoFar(int count) => new($"{Translator.N(count)} so far", $"已读到 {Translator.N(count)}");

    /// <summary>A count that was true once.</summary>
    public static LocalizedText LastSeen(int count) => new($"{Translator.N(count)} last seen", $"最后看到 {Translator.N(count)}");

    /// <summary>Summary of some clusters in the top bar.</summary>
    public static LocalizedText NotSeen(int notSeen, int all) => new($"{notSeen} of {all} clusters not seen", $"{all} 个集群中有 {notSeen} 个看不到");
}
