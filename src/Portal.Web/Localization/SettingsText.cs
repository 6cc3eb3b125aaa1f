using Portal.Core.Findings.Detection;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the settings.</summary>
public static class SettingsText
{
    /// <summary>Heading.</summary>
    public static LocalizedText Title { get; } = new("Settings and state of the portal", "门户的设置与状态");

    /// <summary>Section.</summary>
    public static LocalizedText Portal { get; } = new("This portal", "本门户");

    /// <summary>Section.</summary>
    public static LocalizedText Detectors { get; } = new("Detectors", "检测器");

    /// <summary>Key.</summary>
    public static LocalizedText Version { get; } = new("Version", "版本");

    /// <summary>Key.</summary>
    public static LocalizedText Database { get; } = new("Database", "数据库");

    /// <summary>Key.</summary>
    public static LocalizedText SignIn { get; } = new("Sign-in", "登录方式");

    /// <summary>Value.</summary>
    public static LocalizedText SignInDevelopment { get; } = new(
        "Development: anybody on this machine is whoever they say. Loopback only.", "开发模式：本机任何人自称是谁即是谁，仅限本机访问。");

    /// <summary>Value.</summary>
    public static LocalizedText SignInOidc { get; } = new("OpenID Connect", "OpenID Connect 单点登录");

    /// <summary>Key.</summary>
    public static LocalizedText Clusters { get; } = new("Clusters come from", "集群来源");

    /// <summary>Value.</summary>
    public static LocalizedText Demo { get; } = new("a simulated cluster, because no kubeconfig was named", "模拟集群（未指定 kubeconfig）");

    /// <summary>Value.</summary>
    public static LocalizedText InCluster { get; } = new("the pod that the portal runs in", "门户所在的 Pod");

    /// <summary>Key.</summary>
    public static LocalizedText Api { get; } = new("HTTP API", "HTTP 接口");

    /// <summary>What the page of the API is.</summary>
    public static LocalizedText ApiMeans { get; } = new("Everything of these pages for programs, described and to be tried.", "本站所有功能的编程接口，含说明并可试用。");

    /// <summary>Key.</summary>
    public static LocalizedText Times { get; } = new("Times", "时间");

    /// <summary>Value.</summary>
    public static LocalizedText Utc { get; } = new("UTC on every page", "所有页面均为 UTC");

    /// <summary>Key.</summary>
    public static LocalizedText You { get; } = new("You", "当前用户");

    /// <summary>Column.</summary>
    public static LocalizedText Problem { get; } = new("Problem", "问题");

    /// <summary>Column.</summary>
    public static LocalizedText State { get; } = new("State", "状态");

    /// <summary>Column.</summary>
    public static LocalizedText LastRun { get; } = new("Last looked", "最近检查");

    /// <summary>Column.</summary>
    public static LocalizedText Took { get; } = new("Took", "用时");

    /// <summary>Column.</summary>
    public static LocalizedText Subjects { get; } = new("Objects looked at", "检查对象数");

    /// <summary>Column.</summary>
    public static LocalizedText Seen { get; } = new("Have the problem", "存在问题");

    /// <summary>Column.</summary>
    public static LocalizedText Errors { get; } = new("Errors", "错误");

    /// <summary>No detector has run here.</summary>
    public static LocalizedText NoDetector { get; } = new(
        "No detector runs in this process: another replica writes the findings, or the database is not there.",
        "本进程没有运行检测器：由另一个副本写入发现，或数据库不可用。");

    /// <summary>Kinds of a cluster.</summary>
    public static LocalizedText KindsOf(string cluster) => new($"Kinds of {cluster}", $"{cluster} 的资源类型");

    /// <summary>A duration in milliseconds.</summary>
    public static LocalizedText Milliseconds(long ms) => new($"{Translator.N(ms)} ms", $"{Translator.N(ms)} 毫秒");

    /// <summary>What a detector is doing.</summary>
    public static LocalizedText Of(DetectorState state) => state switch
    {
        DetectorState.Looking => new("Looking", "检测中"),
        DetectorState.LookingPartly => new("Looking, resolves nothing", "检测中，不判定解决"),
        DetectorState.Waiting => new("Cannot look", "无法检测"),
        DetectorState.SwitchedOff => new("Switched off", "已停用"),
        _ => new("Not in this process", "不在本进程"),
    };
}
