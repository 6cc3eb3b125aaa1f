using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of runs for many objects.</summary>
public static class BulkText
{
    /// <summary>The group of those that the playbook refused.</summary>
    public static LocalizedText LeftOut { get; } = new("Left out of the plan", "未纳入计划");

    /// <summary>Beside the number to type.</summary>
    public static LocalizedText TypeTheNumber { get; } = new("Type the number of objects to confirm", "输入对象数量以确认");

    /// <summary>Under the heading of the waves.</summary>
    public static LocalizedText WavesText { get; } = new(
        "Each wave is done and seen to have worked before the next one begins. The first that fails stops the run.", "每一批完成并确认见效后才开始下一批；任何一批失败都会停止处置。");

    /// <summary>Link to what is done to an object.</summary>
    public static LocalizedText Details { get; } = new("Details", "详情");

    /// <summary>Link that closes them.</summary>
    public static LocalizedText Close { get; } = new("Close", "收起");

    /// <summary>An object whose turn has not come.</summary>
    public static LocalizedText Waits { get; } = new("Waits for its turn", "等待执行");

    /// <summary>An object whose steps are done.</summary>
    public static LocalizedText Watched { get; } = new("Done, watched", "已执行，观察中");

    /// <summary>Of the journal of a large run.</summary>
    public static LocalizedText JournalEnd { get; } = new("The last lines; the audit log has all of them.", "仅显示最新的记录；审计日志中有全部记录。");

    /// <summary>Sentence before the button that plans for those that are left.</summary>
    public static LocalizedText Rest { get; } = new("What is left can be planned anew: whoever is helped meanwhile is left out.", "可以为剩余对象重新制定计划：期间已恢复的对象会被略过。");

    /// <summary>The button of the cause on the page of stuck deletions.</summary>
    public static LocalizedText OneRoot { get; } = new("All of them have this root. One plan and one approval, in waves:", "它们有相同的根因。可以用一个计划、一次批准，分批处理：");

    /// <summary>A number of objects.</summary>
    public static LocalizedText Objects(int count) => new(count == 1 ? "1 object" : $"{Translator.N(count)} objects", $"{Translator.N(count)} 个对象");

    /// <summary>After the first object's name.</summary>
    public static LocalizedText AndMore(int count) => new($"and {Translator.N(count)} more", $"等 {Translator.N(count)} 个");

    /// <summary>A wave.</summary>
    public static LocalizedText Wave(int number) => new($"Wave {number}", $"第 {number} 批");

    /// <summary>Beside the heading.</summary>
    public static LocalizedText Waves(int objects, int waves) => new(
        waves == 1 ? $"{Translator.N(objects)} objects in 1 wave" : $"{Translator.N(objects)} objects in {waves} waves", $"{Translator.N(objects)} 个对象，分 {waves} 批");

    /// <summary>How far it is.</summary>
    public static LocalizedText Progress(int ended, int objects) => new($"{Translator.N(ended)} of {Translator.N(objects)} objects are done.", $"{Translator.N(objects)} 个对象中已完成 {Translator.N(ended)} 个。");

    /// <summary>The rights of all requests.</summary>
    public static LocalizedText AllAllowed(int steps) => new($"All {Translator.N(steps)} requests are allowed.", $"全部 {Translator.N(steps)} 个请求均有权限。");

    /// <summary>The rights of all requests.</summary>
    public static LocalizedText NotAllowed(int missing, int steps) => new(
        $"{Translator.N(missing)} of {Translator.N(steps)} requests are not allowed. The first:", $"{Translator.N(steps)} 个请求中有 {Translator.N(missing)} 个没有权限。第一个：");

    /// <summary>The button for the rest.</summary>
    public static LocalizedText PlanRest(int objects) => new(objects == 1 ? "Plan for the object that is left" : $"Plan for the {Translator.N(objects)} objects that are left", $"为剩余的 {Translator.N(objects)} 个对象制定计划");

    /// <summary>The button of a cause.</summary>
    public static LocalizedText PlanAll(string playbook, int objects) => new($"{playbook}: {Translator.N(objects)} objects", $"{playbook}：{Translator.N(objects)} 个对象");

    /// <summary>Which rows are shown.</summary>
    public static LocalizedText Rows(int from, int to, int total) => new($"{Translator.N(from)} to {Translator.N(to)} of {Translator.N(total)}", $"第 {Translator.N(from)} 至 {Translator.N(to)} 个，共 {Translator.N(total)} 个");

    /// <summary>A state with a number.</summary>
    public static LocalizedText Count(int count, SubjectState state) => Count(count, Of(state));

    /// <summary>Steps that wait for the API server.</summary>
    public static LocalizedText Blocked(int count) => Count(count, RunText.Of(StepState.Blocked));

    /// <summary>The state of an object.</summary>
    public static LocalizedText Of(SubjectState state) => state switch
    {
        SubjectState.Pending => new("Not done yet", "未完成"),
        SubjectState.Verified => new("Worked", "已见效"),
        SubjectState.NotVerified => new("Done, not seen to work", "已执行，未确认见效"),
        SubjectState.Failed => new("Failed", "失败"),
        SubjectState.Skipped => new("Left out", "已略过"),
        _ => new("Refused", "被拒绝"),
    };

    private static LocalizedText Count(int count, LocalizedText state) => new($"{Translator.N(count)} {state.En.ToLowerInvariant()}", $"{state.Zh} {Translator.N(count)}");
}
