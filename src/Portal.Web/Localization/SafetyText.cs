using Portal.Core.Remediation.Safety;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the limits of remediation, of pauses and of circuit breakers.</summary>
public static class SafetyText
{
    /// <summary>Section.</summary>
    public static LocalizedText Title { get; } = new("Safety of remediation", "处置安全");

    /// <summary>Below it.</summary>
    public static LocalizedText Sub { get; } = new(
        "Rules that are checked when a run is planned and again at the moment it is executed.", "制定计划时检查，并在执行的那一刻再次检查的规则。");

    /// <summary>Choice.</summary>
    public static LocalizedText LimitsOf { get; } = new("Limits of", "限制的范围");

    /// <summary>Choice.</summary>
    public static LocalizedText AllClusters { get; } = new("All clusters", "所有集群");

    /// <summary>Column.</summary>
    public static LocalizedText Rule { get; } = new("Rule", "规则");

    /// <summary>Column.</summary>
    public static LocalizedText Limit { get; } = new("Limit", "限制");

    /// <summary>Column.</summary>
    public static LocalizedText Now { get; } = new("Now", "当前");

    /// <summary>Always.</summary>
    public static LocalizedText Always { get; } = new("always on", "始终启用");

    /// <summary>Chosen by whoever sets the limits.</summary>
    public static LocalizedText On { get; } = new("on", "启用");

    /// <summary>A pause has no limit.</summary>
    public static LocalizedText ByHand { get; } = new("whenever somebody pauses", "由人决定");

    /// <summary>Nothing to say.</summary>
    public static LocalizedText NotSeen { get; } = new("The nodes are not read", "尚未读取节点");

    /// <summary>Where the limits come from.</summary>
    public static LocalizedText Shipped { get; } = new("Nobody has changed these limits; they are the shipped ones.", "尚无人更改这些限制，均为出厂值。");

    /// <summary>Where the limits come from.</summary>
    public static LocalizedText Inherited { get; } = new("This cluster has no limits of its own; those for all clusters hold.", "此集群没有单独的限制，采用所有集群的限制。");

    /// <summary>Button.</summary>
    public static LocalizedText Change { get; } = new("Change the limits", "更改限制");

    /// <summary>Button.</summary>
    public static LocalizedText Save { get; } = new("Save the limits", "保存限制");

    /// <summary>Button.</summary>
    public static LocalizedText DoNotSave { get; } = new("Discard", "放弃");

    /// <summary>Button.</summary>
    public static LocalizedText TakeBack { get; } = new("Take back: the limits for all clusters hold", "撤销：改用所有集群的限制");

    /// <summary>Done.</summary>
    public static LocalizedText Saved { get; } = new("Saved. The change is in the audit log with the values before and after.", "已保存。更改前后的值均已记入审计日志。");

    /// <summary>Wrong number.</summary>
    public static LocalizedText NotANumber { get; } = new("Must be a whole number.", "必须是整数。");

    /// <summary>Section.</summary>
    public static LocalizedText Pauses { get; } = new("Pause", "暂停");

    /// <summary>What it does.</summary>
    public static LocalizedText PauseMeans { get; } = new(
        "Nothing is executed and no new step begins; a request that is on its way is brought to its end, and runs wait until somebody resumes. Plans, dry runs and approvals still work.",
        "不再执行任何处置，也不再开始新的步骤；已发出的请求会执行完毕，进行中的处置会等待恢复。仍可制定计划、预演和批准。");

    /// <summary>Field.</summary>
    public static LocalizedText PauseWhere { get; } = new("Where", "范围");

    /// <summary>Field.</summary>
    public static LocalizedText Reason { get; } = new("Reason, shown on every page", "原因（显示在每个页面）");

    /// <summary>Button.</summary>
    public static LocalizedText PauseNow { get; } = new("Pause remediation", "暂停处置");

    /// <summary>Button.</summary>
    public static LocalizedText Resume { get; } = new("Resume", "恢复");

    /// <summary>On all clusters.</summary>
    public static LocalizedText PausedEverywhere { get; } = new("Remediation is paused on all clusters.", "所有集群的处置已暂停。");

    /// <summary>What a pause means, in short.</summary>
    public static LocalizedText NoNewStep { get; } = new("No new step begins; plans and dry runs still work.", "不再开始新的步骤；仍可制定计划和预演。");

    /// <summary>Link.</summary>
    public static LocalizedText ToPauses { get; } = new("How to resume", "如何恢复");

    /// <summary>A run that waits.</summary>
    public static LocalizedText RunWaits { get; } = new("It waits between two steps: remediation is paused.", "处置已暂停，正在两个步骤之间等待。");

    /// <summary>State.</summary>
    public static LocalizedText NotPaused { get; } = new("Not paused", "未暂停");

    /// <summary>State.</summary>
    public static LocalizedText BreakersClosed { get; } = new("All closed", "全部闭合");

    /// <summary>State.</summary>
    public static LocalizedText NoStorm { get; } = new("No storm", "没有风暴");

    /// <summary>Field.</summary>
    public static LocalizedText ResetReason { get; } = new("Why it may be used again", "可以重新使用的原因");

    /// <summary>Button.</summary>
    public static LocalizedText Reset { get; } = new("Reset the breaker", "重置熔断器");

    /// <summary>Button.</summary>
    public static LocalizedText ResetOf(string playbook) => new($"Reset the breaker of {playbook}", $"重置 {playbook} 的熔断器");

    /// <summary>On one cluster.</summary>
    public static LocalizedText PausedOn(string cluster) => new($"Remediation is paused on {cluster}.", $"{cluster} 的处置已暂停。");

    /// <summary>Who paused.</summary>
    public static LocalizedText By(string name) => new($"by {name}", $"由 {name} 暂停");

    /// <summary>Who set the limits.</summary>
    public static LocalizedText SetBy(string name) => new($"Set by {name}", $"由 {name} 设置");

    /// <summary>State.</summary>
    public static LocalizedText Runs(int runs, int limit) => new($"{runs} of {limit} runs under way", $"进行中 {runs} 个，上限 {limit} 个");

    /// <summary>State.</summary>
    public static LocalizedText Nodes(int missing, int nodes, int limit) => new(
        $"{missing} of {nodes} nodes out of service or under remediation; {limit} may be", $"{nodes} 个节点中有 {missing} 个停止服务或正在处置，上限 {limit} 个");

    /// <summary>State.</summary>
    public static LocalizedText BreakerOpen(string playbook, string until) => new($"{playbook} is stopped until {until}", $"{playbook} 停用至 {until}");

    /// <summary>State.</summary>
    public static LocalizedText BreakerTripped(string playbook, string at) => new($"{playbook}: closed, last tripped {at}", $"{playbook}：已闭合，上次触发于 {at}");

    /// <summary>State.</summary>
    public static LocalizedText BreakerFailures(string playbook, int failures) => new(
        $"{playbook}: closed, {failures} recent {(failures == 1 ? "failure" : "failures")}", $"{playbook}：已闭合，近期失败 {failures} 次");

    /// <summary>State.</summary>
    public static LocalizedText Storm(string problem, int findings) => new($"Storm of {problem}: {findings} new findings. Only people act.", $"{problem} 风暴：新增 {findings} 个发现，仅限人工处置。");

    /// <summary>Limit.</summary>
    public static LocalizedText RunsAtOnce(int limit) => new($"{limit} at once", $"同时 {limit} 个");

    /// <summary>Limit.</summary>
    public static LocalizedText NodesAtOnce(int percent, int count) => new($"{percent} % of the nodes, at least 1, at most {count}", $"节点的 {percent}%，至少 1 个，至多 {count} 个");

    /// <summary>Limit.</summary>
    public static LocalizedText BreakerLimit(int failures, int window, int open) => new(
        $"{failures} failures within {window} min stop a playbook for {open} min", $"{window} 分钟内失败 {failures} 次即停用 {open} 分钟");

    /// <summary>Limit.</summary>
    public static LocalizedText StormLimit(int findings, int window) => new($"more than {findings} new findings of a problem within {window} min", $"{window} 分钟内同类新发现超过 {findings} 个");

    /// <summary>Limit.</summary>
    public static LocalizedText CoolDownLimit(int minutes) => minutes == 0 ? new("off", "关闭") : new($"{minutes} min after its end", $"结束后 {minutes} 分钟");

    /// <summary>Limit that is no rule of its own.</summary>
    public static LocalizedText Many { get; } = new("Many objects in one run", "一次处置多个对象");

    /// <summary>What it means.</summary>
    public static LocalizedText ManyMeans { get; } = new(
        "A run for many objects goes in waves: each is seen to have worked before the next begins. They hold for plans that are made from now on.", "针对多个对象的处置分批进行：确认一批见效后才开始下一批。对此后制定的计划生效。");

    /// <summary>Limit that is no rule of its own.</summary>
    public static LocalizedText StepsAtOnce { get; } = new("Requests at once", "同时发出的请求");

    /// <summary>What it means.</summary>
    public static LocalizedText StepsAtOnceMeans { get; } = new("Steps of one run that are on their way at the same time; those that are blocked do not count.", "一次处置中同时执行的步骤；被阻止的不计入。");

    /// <summary>Below the field.</summary>
    public static LocalizedText WavesHint { get; } = new("Numbers with commas; the last one holds for all waves that follow", "以逗号分隔；最后一个数用于其后所有批次");

    /// <summary>Limit.</summary>
    public static LocalizedText ManyLimit(string waves, int secondPersonAbove, int most) => new(
        $"Waves of {waves} …; more than {Translator.N(secondPersonAbove)} objects need a second person; at most {Translator.N(most)}",
        $"每批 {waves} …；超过 {Translator.N(secondPersonAbove)} 个对象需要第二个人批准；最多 {Translator.N(most)} 个");

    /// <summary>What a rule is called.</summary>
    public static LocalizedText Name(SafetyRule rule) => rule switch
    {
        SafetyRule.Paused => new("Pause", "暂停"),
        SafetyRule.ParallelRuns => new("Runs at once", "同时进行的处置"),
        SafetyRule.CircuitBreaker => new("Circuit breaker", "熔断器"),
        SafetyRule.CoolDown => new("Cool-down", "冷却"),
        SafetyRule.Storm => new("Storm stop", "风暴停止"),
        SafetyRule.NodeBudget => new("Nodes at once", "同时处置的节点"),
        SafetyRule.ControlPlane => new("Control plane", "控制平面"),
        SafetyRule.ProtectedNamespace => new("Protected namespaces", "受保护的命名空间"),
        SafetyRule.PortalItself => new("The portal itself", "门户自身"),
        SafetyRule.RetainedVolume => new("Retained volumes", "保留的卷"),
        _ => new("Living controllers", "运行中的控制器"),
    };

    /// <summary>What a rule means, in a sentence.</summary>
    public static LocalizedText Means(SafetyRule rule) => rule switch
    {
        SafetyRule.Paused => new("A person stops everything, with a reason that all can read.", "有人停止一切处置，并说明所有人可见的原因。"),
        SafetyRule.ParallelRuns => new("Runs that are carried out or watched on one cluster.", "一个集群上正在执行或观察的处置。"),
        SafetyRule.CircuitBreaker => new("A playbook that fails again and again is stopped until somebody has looked.", "连续失败的方案会被停用，直到有人查看。"),
        SafetyRule.CoolDown => new("The same playbook leaves the same object alone until the first act has had time to work.", "同一方案在前一次处置生效之前不再处理同一对象。"),
        SafetyRule.Storm => new("Many new findings at once have one cause: policies stop, and a plan for many objects needs a second person.", "大量新发现通常同出一因：策略停止，针对多个对象的计划需要第二个人批准。"),
        SafetyRule.NodeBudget => new("Nodes that runs take out of service, with those that somebody cordoned or tainted out-of-service though they work.", "被处置停止服务的节点，以及仍可工作但已被封锁或打上 out-of-service 污点的节点。"),
        SafetyRule.ControlPlane => new("One control-plane node at a time, and more than half of them stay in service.", "控制平面节点一次只处置一个，且过半节点保持服务。"),
        SafetyRule.ProtectedNamespace => new("Nothing in them is changed, but for evictions when a node is drained.", "除排空节点时的驱逐外，其中的对象不被更改。"),
        SafetyRule.PortalItself => new("The portal does not act on its own namespace and its database.", "门户不处置自身所在的命名空间及其数据库。"),
        SafetyRule.RetainedVolume => new("PersistentVolumes with the reclaim policy Retain are not deleted or released.", "回收策略为 Retain 的 PersistentVolume 不被删除或释放。"),
        _ => new("A finalizer whose controller is seen to run is left to it.", "控制器仍在运行的 finalizer 由控制器自行移除。"),
    };

    /// <summary>Label of a number, by its name in the API.</summary>
    public static LocalizedText Field(string field) => field switch
    {
        "parallelRuns" => new("Runs at once on a cluster", "一个集群上同时进行的处置"),
        "parallelSteps" => new("Requests of one run at once", "一次处置同时发出的请求"),
        "maxSubjects" => new("Objects in one run, at most", "一次处置的对象（最多）"),
        "secondPersonAbove" => new("More objects than this need a second person", "超过此对象数需要第二个人"),
        "waveSizes" => new("Objects in each wave", "每批的对象数"),
        "nodesPercent" => new("Nodes at once, in percent", "同时处置的节点（百分比）"),
        "nodesCount" => new("Nodes at once, at most", "同时处置的节点（最多）"),
        "breakerFailures" => new("Failures that stop a playbook", "使方案停用的失败次数"),
        "breakerWindowMinutes" => new("Counted within, in minutes", "统计时长（分钟）"),
        "breakerOpenMinutes" => new("Stopped for, in minutes", "停用时长（分钟）"),
        "stormFindings" => new("New findings of a problem before a storm", "风暴前的同类新发现数"),
        "stormWindowMinutes" => new("Storm: counted within, in minutes", "风暴统计时长（分钟）"),
        "coolDownMinutes" => new("Cool-down in minutes, 0 for none", "冷却时长（分钟，0 为无）"),
        _ => new("Protected namespaces, one a line", "受保护的命名空间（每行一个）"),
    };

    /// <summary>What a number may be.</summary>
    public static LocalizedText Range(int least, int most) => new($"From {Translator.N(least)} to {Translator.N(most)}", $"{Translator.N(least)} 到 {Translator.N(most)}");
}
