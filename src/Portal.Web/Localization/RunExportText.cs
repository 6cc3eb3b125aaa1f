using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the files that a run is exported as.</summary>
public static class RunExportText
{
    /// <summary>Section of the run's page.</summary>
    public static LocalizedText Title { get; } = new("For the record", "留档");

    /// <summary>What the files are.</summary>
    public static LocalizedText Hint { get; } = new(
        "As it is now: the report has everything on this page; the script has the same requests as kubectl commands, guarded like them.",
        "按当前状态导出：报告包含本页全部内容；脚本以 kubectl 命令表示同样的请求，带同样的保护条件。");

    /// <summary>Link.</summary>
    public static LocalizedText Report { get; } = new("Report (Markdown)", "报告（Markdown）");

    /// <summary>Link.</summary>
    public static LocalizedText Script { get; } = new("Script (bash)", "脚本（bash）");

    /// <summary>Which run, and how far it was.</summary>
    public static LocalizedText Remediation(string id, string state) => new($"remediation {id}: {state}", $"处置 {id}：{state}");

    /// <summary>Who asked for it.</summary>
    public static LocalizedText Planned(string who, string at) => new($"asked for by {who}, {at}", $"由 {who} 发起，{at}");

    /// <summary>Who decided.</summary>
    public static LocalizedText Decided(bool approved, string who, string at) =>
        approved ? new($"approved by {who}, {at}", $"由 {who} 批准，{at}") : new($"rejected by {who}, {at}", $"由 {who} 驳回，{at}");

    /// <summary>Who executed it.</summary>
    public static LocalizedText Executed(string who, string at) => new($"executed by {who}, {at}", $"由 {who} 执行，{at}");

    /// <summary>The plan.</summary>
    public static LocalizedText Hash(string hash) => new($"plan {hash}", $"计划 {hash}");

    /// <summary>When the file was made.</summary>
    public static LocalizedText Made(string at) => new($"written by the portal, {at}", $"由门户导出，{at}");

    /// <summary>What keeps the commands from harm.</summary>
    public static LocalizedText Guards { get; } = new(
        "guards: uid and resourceVersion in each command: it does nothing to an object that has changed or was made anew",
        "保护：每条命令都带有 uid 和 resourceVersion，对象已变化或被重建时不做任何改动");

    /// <summary>A loss.</summary>
    public static LocalizedText Loss(string loss) => new($"cannot be undone: {loss}", $"不可撤销：{loss}");

    /// <summary>No steps.</summary>
    public static LocalizedText NoSteps { get; } = new("The playbook refused: there is nothing to do.", "处置方案拒绝执行：没有要做的事。");

    /// <summary>What must come true.</summary>
    public static LocalizedText DoneWhen(string condition) => new($"done when: {condition}", $"完成条件：{condition}");

    /// <summary>Before the commands that undo.</summary>
    public static LocalizedText WayBack { get; } = new(
        "The way back, only when it is asked for: run this script with the word undo, and it makes again what was deleted, as it was.",
        "撤销方法，仅在明确要求时执行：运行本脚本时加上参数 undo，会按原样重新创建被删除的对象。");

    /// <summary>Before the check of the context's name.</summary>
    public static LocalizedText ChecksContext { get; } = new(
        "Is it the right cluster? By the name of the context; yours may bear another name: EXPECTED_CONTEXT=name.",
        "是否为正确的集群？按上下文名称检查；若名称不同，请设置 EXPECTED_CONTEXT=名称。");

    /// <summary>Before the check of the cluster's uid.</summary>
    public static LocalizedText ChecksUid { get; } = new("Is it the right cluster? By the uid of its namespace kube-system.", "是否为正确的集群？按命名空间 kube-system 的 uid 检查。");

    /// <summary>The wrong cluster.</summary>
    public static LocalizedText WrongCluster(string cluster) => new(
        $"Nothing was done: kubectl does not point at the cluster {cluster}, for which this was planned. Its context is:",
        $"未做任何改动：kubectl 指向的不是计划所针对的集群 {cluster}。当前上下文：");

    /// <summary>Section.</summary>
    public static LocalizedText Timeline { get; } = new("Timeline (UTC)", "时间线（UTC）");

    /// <summary>Section.</summary>
    public static LocalizedText Losses { get; } = new("What cannot be undone or may be lost", "不可撤销或可能丢失的内容");

    /// <summary>Column.</summary>
    public static LocalizedText Check { get; } = new("Check", "检查");

    /// <summary>Column.</summary>
    public static LocalizedText Detail { get; } = new("Seen", "所见");

    /// <summary>Column.</summary>
    public static LocalizedText Decision { get; } = new("Decision", "决定");

    /// <summary>Column.</summary>
    public static LocalizedText Plan { get; } = new("Plan", "计划");

    /// <summary>Column.</summary>
    public static LocalizedText CommentColumn { get; } = new("Comment", "备注");

    /// <summary>Column.</summary>
    public static LocalizedText Fact { get; } = new("What", "项目");

    /// <summary>Column.</summary>
    public static LocalizedText Value { get; } = new("Value", "值");

    /// <summary>Row.</summary>
    public static LocalizedText Cluster { get; } = new("Cluster", "集群");

    /// <summary>Row.</summary>
    public static LocalizedText Object { get; } = new("Object", "对象");

    /// <summary>Column.</summary>
    public static LocalizedText Wave { get; } = new("Wave", "批次");

    /// <summary>What the script does not do of a run for many objects.</summary>
    public static LocalizedText WavesByHand(int objects, int waves) => new(
        $"{objects} objects; the portal does them in {waves} waves and looks after each whether it has worked; this script does not look: take the commands wave by wave",
        $"{objects} 个对象；门户分 {waves} 批执行，每批后检查是否见效；本脚本不做检查：请逐批执行命令");

    /// <summary>Row.</summary>
    public static LocalizedText Playbook { get; } = new("Playbook", "处置方案");

    /// <summary>Row.</summary>
    public static LocalizedText Parameter(string name) => new($"Parameter {name}", $"参数 {name}");

    /// <summary>Row.</summary>
    public static LocalizedText ActsAs { get; } = new("Acts as", "执行身份");

    /// <summary>Row.</summary>
    public static LocalizedText Id { get; } = new("Remediation", "处置编号");

    /// <summary>Row.</summary>
    public static LocalizedText MadeAt { get; } = new("Report written", "报告生成时间");
}
