using System.Globalization;
using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>What the rules say, in words: what was seen, why it stops, and what lets the run go on.</summary>
public static class SafetyRuleText
{
    /// <summary>No pause.</summary>
    public static LocalizedText NotPaused { get; } = new("Nobody has paused it.", "没有人暂停处置。");

    /// <summary>The nodes cannot be counted.</summary>
    public static LocalizedText NodesNotSeen { get; } = new(
        "The cluster's nodes are not read completely, so nobody can count how many are out of service. Wait until they are read.",
        "集群的节点尚未完整读取，无法统计有多少节点停止服务。请等待读取完成。");

    /// <summary>What a rule wants, as a check of a plan.</summary>
    public static LocalizedText What(SafetyRule rule) => rule switch
    {
        SafetyRule.Paused => new("Remediation is not paused.", "处置没有被暂停。"),
        SafetyRule.ParallelRuns => new("Not too many runs are under way on the cluster.", "集群上同时进行的处置不过多。"),
        SafetyRule.CircuitBreaker => new("The playbook has not failed again and again.", "该方案没有连续失败。"),
        SafetyRule.CoolDown => new("The playbook has not just acted on this object.", "该方案没有刚刚处理过这个对象。"),
        SafetyRule.Storm => new("The problem does not spread fast.", "问题没有快速蔓延。"),
        SafetyRule.NodeBudget => new("Not too many nodes are out of service.", "停止服务的节点不过多。"),
        SafetyRule.ControlPlane => new("The control plane keeps enough nodes.", "控制平面保留足够的节点。"),
        SafetyRule.ProtectedNamespace => new("Nothing in a protected namespace is changed.", "不更改受保护命名空间中的对象。"),
        SafetyRule.PortalItself => new("The portal and its database are left alone.", "不触动门户自身及其数据库。"),
        SafetyRule.RetainedVolume => new("Volumes that must be kept are left alone.", "不触动需要保留的卷。"),
        _ => new("No living controller is passed over.", "不越过仍在运行的控制器。"),
    };

    /// <summary>Who can let the run go on all the same.</summary>
    public static LocalizedText Override(bool overridable) => overridable
        ? new("Break-glass goes past this rule: it needs a reason, and stands out in the audit log.", "紧急放行可以越过此规则：需要说明理由，并在审计日志中突出显示。")
        : new("Somebody with the role approver or admin can resume.", "具有 approver 或 admin 角色的人可以恢复。");

    /// <summary>Somebody paused.</summary>
    public static LocalizedText Paused(string by, string at, string reason) => new(
        $"Paused by {by} at {at}: {reason} Plans and dry runs still work; resume on the page Settings to execute.",
        $"由 {by} 于 {at} 暂停：{reason} 仍可制定计划和预演；如需执行，请在设置页面恢复。");

    /// <summary>Room for another run.</summary>
    public static LocalizedText RunsUnderWay(int runs, int limit) => new(
        $"{runs} of {limit} runs {(runs == 1 ? "is" : "are")} under way.", $"进行中 {runs} 个，上限 {limit} 个。");

    /// <summary>No room.</summary>
    public static LocalizedText TooManyRuns(int runs, int limit) => new(
        $"{runs} {(runs == 1 ? "run is" : "runs are")} under way on this cluster and {limit} may be at once. Wait for one to end.",
        $"集群上有 {runs} 个处置正在进行，上限为 {limit} 个。请等待其中一个结束。");

    /// <summary>Closed.</summary>
    public static LocalizedText BreakerClosed(int failures, int limit, int minutes) => new(
        $"It has {(failures == 0 ? "not failed" : $"failed {Times(failures)}")} in the last {minutes} minutes; {limit} failures stop it.", $"最近 {minutes} 分钟失败 {failures} 次；达到 {limit} 次即停用。");

    /// <summary>Open.</summary>
    public static LocalizedText BreakerOpen(string playbook, int failures, int minutes, string until) => new(
        $"{playbook} failed {Times(failures)} within {minutes} minutes on this cluster and is stopped until {until}. Read why the runs failed; an admin can reset it, with a reason.",
        $"{playbook} 在此集群上 {minutes} 分钟内失败 {failures} 次，停用至 {until}。请先查看失败原因；管理员说明理由后可以重置。");

    /// <summary>Nothing was done lately.</summary>
    public static LocalizedText NoCoolDown(int minutes) => new($"It has not acted on it in the last {minutes} minutes.", $"最近 {minutes} 分钟内没有处理过。");

    /// <summary>Something was.</summary>
    public static LocalizedText CoolsDown(string playbook, string subject, string ended, string until) => new(
        $"{playbook} acted on {subject} until {ended}. Give it time to take effect: the same again is stopped until {until}.",
        $"{playbook} 对 {subject} 的处置在 {ended} 结束。请留出生效时间：同样的处置在 {until} 之前被阻止。");

    /// <summary>No storm.</summary>
    public static LocalizedText NoStorm(int findings, int minutes, int limit) => new(
        $"{findings} new {(findings == 1 ? "finding" : "findings")} of the problem in {minutes} minutes; more than {limit} are a storm.",
        $"{minutes} 分钟内新增 {findings} 个同类发现；超过 {limit} 个视为风暴。");

    /// <summary>A storm, and a person acts.</summary>
    public static LocalizedText StormWarns(int findings, int minutes) => new(
        $"A storm: {findings} new findings of this problem in {minutes} minutes. They have most likely one cause; look for it before you treat the objects one by one. Only people act now.",
        $"风暴：{minutes} 分钟内新增 {findings} 个同类发现，很可能同出一因；请先查找原因，再逐个处理对象。此时只允许人工处置。");

    /// <summary>A storm, and many objects at once.</summary>
    public static LocalizedText StormNeedsTwo(int findings, int minutes) => new(
        $"A storm: {findings} new findings of this problem in {minutes} minutes. A plan for many objects needs the approval of a second person now.",
        $"风暴：{minutes} 分钟内新增 {findings} 个同类发现。此时针对多个对象的计划需要第二个人批准。");

    /// <summary>A storm, and a policy acts.</summary>
    public static LocalizedText StormStopsPolicies(int findings, int minutes) => new(
        $"A storm: {findings} new findings of this problem in {minutes} minutes. Policies do not act in it; a person must look.",
        $"风暴：{minutes} 分钟内新增 {findings} 个同类发现。此时策略不自动处置，须由人判断。");

    /// <summary>Within the budget.</summary>
    public static LocalizedText NodesInBudget(int planned, int missing, int nodes, int limit) => new(
        $"It takes {Nodes(planned)}; {Nodes(missing)} of {nodes} {(missing == 1 ? "is" : "are")} out of service, and {limit} may be.",
        $"计划涉及 {planned} 个节点；{nodes} 个节点中已有 {missing} 个停止服务，上限 {limit} 个。");

    /// <summary>Over it.</summary>
    public static LocalizedText NodesOverBudget(int planned, int missing, int nodes, int limit, string names) => new(
        $"It takes {Nodes(planned)} while {Nodes(missing)} of {nodes} {(missing == 1 ? "is" : "are")} out of service or under remediation{(names.Length == 0 ? "" : $" ({names})")}; {limit} may be at once. Bring some back first.",
        $"计划涉及 {planned} 个节点，而 {nodes} 个节点中已有 {missing} 个停止服务或正在处置{(names.Length == 0 ? "" : $"（{names}）")}；同时最多 {limit} 个。请先恢复一部分节点。");

    /// <summary>More than one.</summary>
    public static LocalizedText OneControlPlaneNode(string names) => new(
        $"One control-plane node at a time: this plan and the runs under way take {names}. Wait until the other one is back.",
        $"控制平面节点一次只能处置一个：此计划与进行中的处置涉及 {names}。请等待另一个节点恢复。");

    /// <summary>The rest would not do.</summary>
    public static LocalizedText ControlPlaneNeedsIt(string node, int left, int all, int needed) => new(
        $"Without {node}, {left} of {all} control-plane nodes would be in service, and {needed} are needed (etcd needs more than half). Repair the others first.",
        $"去掉 {node} 后，{all} 个控制平面节点中只剩 {left} 个在服务，而至少需要 {needed} 个（etcd 需要过半）。请先修复其他节点。");

    /// <summary>The rest will do.</summary>
    public static LocalizedText ControlPlaneKeepsOn(string node, int left, int all) => new(
        $"Without {node}, {left} of {all} control-plane nodes are in service.", $"去掉 {node} 后，{all} 个控制平面节点中有 {left} 个在服务。");

    /// <summary>In a protected namespace.</summary>
    public static LocalizedText InProtectedNamespace(string target, string @namespace) => new(
        $"{target} is in the protected namespace {@namespace}: the cluster itself lives there. Act on it with kubectl, or take the namespace off the list in the settings.",
        $"{target} 位于受保护的命名空间 {@namespace}：集群自身的组件在其中。请用 kubectl 处理，或在设置中将该命名空间移出列表。");

    /// <summary>Of the portal.</summary>
    public static LocalizedText BelongsToThePortal(string target) => new(
        $"{target} belongs to this portal or its database: to act on it would end the run that acts. Do it from outside.",
        $"{target} 属于本门户或其数据库：处理它会中断正在执行的处置。请从外部处理。");

    /// <summary>The portal will be moved.</summary>
    public static LocalizedText MovesThePortal(string target) => new(
        $"{target} belongs to this portal or its database and will be evicted. The run stops in the middle and goes on when they are back.",
        $"{target} 属于本门户或其数据库，将被驱逐。处置会中途停下，待其恢复后继续。");

    /// <summary>A volume with Retain.</summary>
    public static LocalizedText IsRetained(string volume) => new(
        $"PersistentVolume {volume} has the reclaim policy Retain: somebody chose to keep its data. Save the data first, or set the policy to Delete.",
        $"PersistentVolume {volume} 的回收策略为 Retain：有人选择保留其中的数据。请先备份数据，或将策略改为 Delete。");

    /// <summary>A controller that lives.</summary>
    public static LocalizedText ControllerLives(string finalizer, string target, string controller) => new(
        $"The controller of {finalizer} on {target} is alive ({controller}). Read its log to see why it does not finish.",
        $"{target} 上 {finalizer} 的控制器仍在运行（{controller}）。请查看其日志，弄清为何没有完成。");

    /// <summary>A run that stops between its steps.</summary>
    public static LocalizedText Waits(string by, string reason) => new(
        $"No new step begins: paused by {by}: {reason}", $"不再开始新的步骤：由 {by} 暂停：{reason}");

    /// <summary>A run that goes on.</summary>
    public static LocalizedText GoesOn { get; } = new("The pause is over; the run goes on.", "暂停已解除，处置继续。");

    /// <summary>A time of day; the date too when it may be another day.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Times(int number) => number == 1 ? "once" : $"{number} times";

    private static string Nodes(int number) => number == 1 ? "1 node" : $"{number} nodes";
}
