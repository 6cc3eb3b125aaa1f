using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of who may do what, and of the broken glass.</summary>
public static class AccessText
{
    /// <summary>Section of the settings.</summary>
    public static LocalizedText Access { get; } = new("Access", "访问权限");

    /// <summary>What it is.</summary>
    public static LocalizedText Explanation { get; } = new(
        "Roles given here add to those of the sign-in and hold at once. What a sign-in gives is as of the last one: the provider does not tell when it takes a group away.",
        "此处授予的角色与登录带来的角色叠加，并立即生效。登录带来的角色以最近一次登录为准：提供方不会通知组成员的移除。");

    /// <summary>Column.</summary>
    public static LocalizedText Who { get; } = new("Who", "对象");

    /// <summary>Field.</summary>
    public static LocalizedText Holder { get; } = new("Person or group", "人员或组");

    /// <summary>Field.</summary>
    public static LocalizedText Issuer { get; } = new("Issuer", "签发者");

    /// <summary>Field.</summary>
    public static LocalizedText Subject { get; } = new("Subject or group name", "主体标识或组名");

    /// <summary>Field and column.</summary>
    public static LocalizedText Role { get; } = new("Role", "角色");

    /// <summary>Field and column.</summary>
    public static LocalizedText Cluster { get; } = new("Cluster", "集群");

    /// <summary>Field and column.</summary>
    public static LocalizedText Namespace { get; } = new("Namespace", "命名空间");

    /// <summary>Every cluster or namespace.</summary>
    public static LocalizedText Every { get; } = new("every", "全部");

    /// <summary>Column.</summary>
    public static LocalizedText GivenBy { get; } = new("Given by", "授予者");

    /// <summary>Button.</summary>
    public static LocalizedText Give { get; } = new("Give this role", "授予此角色");

    /// <summary>Button.</summary>
    public static LocalizedText Take { get; } = new("Take back", "收回");

    /// <summary>No grant.</summary>
    public static LocalizedText NoGrants { get; } = new("Nobody was given a role here: the sign-in alone decides.", "尚未在此授予角色：仅由登录决定。");

    /// <summary>Section.</summary>
    public static LocalizedText People { get; } = new("People", "人员");

    /// <summary>Column.</summary>
    public static LocalizedText BySignIn { get; } = new("By the last sign-in", "最近一次登录带来");

    /// <summary>Column.</summary>
    public static LocalizedText Seen { get; } = new("Last seen", "最近活动");

    /// <summary>Nothing by the sign-in.</summary>
    public static LocalizedText Nothing { get; } = new("nothing", "无");

    /// <summary>State.</summary>
    public static LocalizedText SwitchedOff { get; } = new("Switched off", "已停用");

    /// <summary>State.</summary>
    public static LocalizedText MaySignIn { get; } = new("May sign in", "可登录");

    /// <summary>Field.</summary>
    public static LocalizedText WhyOff { get; } = new("Why", "原因");

    /// <summary>Button.</summary>
    public static LocalizedText SwitchOff { get; } = new("Switch off", "停用");

    /// <summary>Button.</summary>
    public static LocalizedText SwitchOn { get; } = new("Switch on", "启用");

    /// <summary>A holder.</summary>
    public static LocalizedText Of(GrantHolder holder) => holder == GrantHolder.Group ? new("Group", "组") : new("Person", "人员");

    /// <summary>The page of somebody who may not see it any more.</summary>
    public static LocalizedText EndedTitle { get; } = new("Your access has ended", "您的访问已结束");

    /// <summary>What to do then.</summary>
    public static LocalizedText SignInAgain { get; } = new("Your sign-in has run out. Sign in again.", "登录已过期，请重新登录。");

    /// <summary>Link.</summary>
    public static LocalizedText Reload { get; } = new("Sign in", "登录");

    /// <summary>Word of a broken glass.</summary>
    public static LocalizedText BreakGlass { get; } = new("Break-glass", "紧急放行");

    /// <summary>Filter.</summary>
    public static LocalizedText ToReview { get; } = new("Break-glass to review", "待复核的紧急放行");

    /// <summary>The list of what somebody has to look at, as a sentence.</summary>
    public static LocalizedText CountToReview(int runs) => new(
        runs == 0 ? "No broken glass waits for a review" : runs == 1 ? "1 broken glass waits for a review" : $"{Translator.N(runs)} broken glasses wait for a review",
        runs == 0 ? "没有待复核的紧急放行" : $"{Translator.N(runs)} 次紧急放行待复核");

    /// <summary>Link of the banner.</summary>
    public static LocalizedText LookAtIt { get; } = new("Look at it", "查看");

    /// <summary>Link of the banner.</summary>
    public static LocalizedText LookAtThem { get; } = new("Look at them", "逐一查看");

    /// <summary>Folded head.</summary>
    public static LocalizedText NobodyThere { get; } = new("No second person can be reached?", "联系不到第二个人？");

    /// <summary>The way past a limit.</summary>
    public static LocalizedText InSpiteOfIt { get; } = new("Must it go on in spite of this?", "必须越过此限制？");

    /// <summary>What breaking does when a limit stops the run.</summary>
    public static LocalizedText PassMeaning { get; } = new(
        "Breaking the glass passes by what is said above, for this run only. Everybody who approves is told, it stands in the audit log, and somebody else has to review it.",
        "紧急放行仅对此次处置越过上述限制。所有批准人都会收到通知，记录写入审计日志，并须由他人复核。");

    /// <summary>What breaking does.</summary>
    public static LocalizedText BreakMeaning { get; } = new(
        "Breaking the glass lets this run go on without a second person. Everybody who approves is told, it stands in the audit log, and somebody else has to review it.",
        "紧急放行使此处置无需第二个人即可继续。所有批准人都会收到通知，记录写入审计日志，并须由他人复核。");

    /// <summary>Field.</summary>
    public static LocalizedText Reason { get; } = new("Why, for people who were not there (20 signs at least)", "原因，写给不在场的人（至少 20 个字符）");

    /// <summary>Button.</summary>
    public static LocalizedText BreakIt { get; } = new("Break the glass", "紧急放行");

    /// <summary>Field.</summary>
    public static LocalizedText Found { get; } = new("What you found", "复核结论");

    /// <summary>Button.</summary>
    public static LocalizedText Reviewed { get; } = new("I have reviewed it", "已复核");

    /// <summary>What was left out.</summary>
    public static LocalizedText PassedBy { get; } = new("Passed by:", "跳过：");

    /// <summary>Not yet looked at.</summary>
    public static LocalizedText WaitsForReview { get; } = new("Waits for a review by somebody else.", "等待他人复核。");

    /// <summary>It does not count any more.</summary>
    public static LocalizedText Withdrawn { get; } = new("does not count any more", "已失效");

    /// <summary>Key of the settings.</summary>
    public static LocalizedText Notify { get; } = new("Break-glass is told to", "紧急放行通知");

    /// <summary>Nobody is told.</summary>
    public static LocalizedText NotifyNobody { get; } = new("the pages of everybody who approves; no address is configured", "所有批准人的页面；未配置通知地址");

    /// <summary>Parameters.</summary>
    public static LocalizedText Parameters { get; } = new("Parameters", "参数");

    /// <summary>The dry run has changed.</summary>
    public static LocalizedText DryRunDiffers { get; } = new("The dry run differs from the one before.", "预演结果与上一次不同。");

    /// <summary>Who broke the glass of what.</summary>
    public static LocalizedText Broke(string who, string what) => new($"{who} broke the glass: {what}.", $"{who} 进行了紧急放行：{what}。");

    /// <summary>Who broke the glass of what, to go past a limit and not past a second person.</summary>
    public static LocalizedText WentPast(string who, string what) => new($"{who} went past a limit of safety: {what}.", $"{who} 越过了安全限制：{what}。");

    /// <summary>More of them.</summary>
    public static LocalizedText AndMore(int count) => new($"And {Translator.N(count)} more.", $"另有 {Translator.N(count)} 个。");

    /// <summary>Who reviewed.</summary>
    public static LocalizedText ReviewedBy(string who) => new($"Reviewed by {who}", $"由 {who} 复核");

    /// <summary>When the API server was asked.</summary>
    public static LocalizedText DryRunAt(string who, string clock) => new($"Dry run asked for by {who} at {clock}.", $"{who} 于 {clock} 预演。");

    /// <summary>Who is told.</summary>
    public static LocalizedText NotifyHost(string host, int waiting, int givenUp) => new(
        $"{host}; {Translator.N(waiting)} waiting, {Translator.N(givenUp)} never taken", $"{host}；{Translator.N(waiting)} 条待发送，{Translator.N(givenUp)} 条最终未送达");

    /// <summary>Who may decide, by the record.</summary>
    public static LocalizedText MayDecide(string names) => new($"By the record may approve: {names}.", $"按记录可批准：{names}。");

    /// <summary>Nobody may decide.</summary>
    public static LocalizedText NobodyMayDecide { get; } = new(
        "Nobody whom the portal has seen may approve this besides who asked for it.", "门户见过的人中，除发起人外无人可批准。");

    /// <summary>How many people there are.</summary>
    public static LocalizedText PeopleShown(int shown, int total) => new($"{Translator.N(shown)} of {Translator.N(total)}, last seen first", $"共 {Translator.N(total)} 人，显示最近活动的 {Translator.N(shown)} 人");
}
