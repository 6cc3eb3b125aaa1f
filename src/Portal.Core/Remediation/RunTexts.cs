using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Sentences of runs that are used in more than one place.</summary>
internal static class RunTexts
{
    /// <summary>A step on an object is done, and nobody saw whether it worked.</summary>
    public static LocalizedText NotSeen { get; } = new("Done; the run ended before it was seen whether it worked.", "已执行；处置在确认效果之前结束。");

    /// <summary>The plan was not executed in time.</summary>
    public static LocalizedText Expired { get; } = new("Expired: the plan was not executed in time. Plan again.", "已过期：计划未在有效期内执行。请重新制定计划。");
}
