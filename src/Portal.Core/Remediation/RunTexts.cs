using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Sentences of runs that are used in more than one place.</summary>
internal static class RunTexts
{
    /// <summary>The plan was not executed in time.</summary>
    public static LocalizedText Expired { get; } = new("Expired: the plan was not executed in time. Plan again.", "已过期：计划未在有效期内执行。请重新制定计划。");
}
