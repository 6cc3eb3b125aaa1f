using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>A reason that a person gives: it stands on every page and in the audit log, so it must say something. Pure.</summary>
public static class SafetyReason
{
    /// <summary>The most characters.</summary>
    public const int Longest = 500;

    /// <summary>What is wrong with it, or null.</summary>
    public static LocalizedText? Problem(string reason) => reason.Trim().Length switch
    {
        < 3 => new("Say why: others see it on every page and in the audit log.", "请说明原因：其他人会在每个页面和审计日志中看到。"),
        > Longest => new($"Has more than {Longest} characters.", $"超过 {Longest} 个字符。"),
        _ => null,
    };
}
