using System.Collections.Immutable;
using System.Globalization;
using Portal.Core.Nodes;
using Portal.Core.Remediation;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>The parameters of a drain; their names are those of kubectl's flags.</summary>
/// <param name="Options">What it may do.</param>
/// <param name="Patience">For how long a blocked pod is asked for.</param>
/// <param name="Problem">What is wrong with them, or null.</param>
public sealed record DrainParameters(DrainOptions Options, TimeSpan Patience, Refusal? Problem)
{
    private const string Grace = DrainOptions.GraceParameter;
    private const string Timeout = DrainOptions.TimeoutParameter;

    /// <summary>What they are.</summary>
    public static IReadOnlyList<PlaybookParameter> All { get; } =
    [
        new(Grace, PlaybookParameterType.Integer, Required: false, Default: "-1", new(
            "Seconds that each pod has to end itself; -1: each pod's own.",
            "每个 Pod 用于自行结束的秒数；-1 表示使用 Pod 自己的设置。")),
        new(DrainOptions.EmptyDirParameter, PlaybookParameterType.Boolean, Required: false, Default: "false", new(
            "Evict pods with emptyDir volumes too: their data is lost.",
            "也驱逐使用 emptyDir 卷的 Pod：其中的数据会丢失。")),
        new(DrainOptions.ForceParameter, PlaybookParameterType.Boolean, Required: false, Default: "false", new(
            "Evict pods without a controller too: nobody makes them again.",
            "也驱逐没有控制器的 Pod：不会有人重新创建它们。")),
        new(Timeout, PlaybookParameterType.Integer, Required: false, Default: "30", new(
            "Minutes for which pods that a disruption budget blocks are tried again, from 1 to 1440.",
            "被干扰预算阻止的 Pod 重试多少分钟，1 到 1440。")),
    ];

    /// <summary>Reads them. The engine has checked their types.</summary>
    public static DrainParameters Of(ImmutableDictionary<string, string> parameters)
    {
        var (grace, minutes) = (Number(parameters, Grace, -1), Number(parameters, Timeout, 30));
        return new(
            DrainOptions.Of(parameters),
            TimeSpan.FromMinutes(Math.Clamp(minutes, 1, 1440)),
            ProblemOf(grace, minutes));
    }

    private static Refusal? ProblemOf(long grace, long minutes) =>
        grace == 0 ? new(
            "GraceOfZero",
            new(
                "A grace period of 0 would take the pods off the record without asking their kubelet; a drain asks it.",
                "宽限期为 0 会不询问 kubelet 就移除 Pod 的记录；而排空会询问 kubelet。"),
            new("Give at least 1 second, or -1 for each pod's own.", "请至少给 1 秒，或用 -1 表示使用 Pod 自己的设置。"))
        : grace is < -1 or > 86_400 ? new(
            "ParameterOutOfRange",
            new($"{Grace} is {grace}; it must be -1, or from 1 to 86400.", $"{Grace} 为 {grace}；必须是 -1，或在 1 到 86400 之间。"),
            new("Plan again with another value.", "请换一个值重新制定计划。"))
        : minutes is < 1 or > 1440 ? new(
            "ParameterOutOfRange",
            new($"{Timeout} is {minutes}; it must be from 1 to 1440.", $"{Timeout} 为 {minutes}；必须在 1 到 1440 之间。"),
            new("Plan again with another value.", "请换一个值重新制定计划。"))
        : null;

    private static long Number(ImmutableDictionary<string, string> parameters, string name, long otherwise) =>
        long.TryParse(parameters.GetValueOrDefault(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
