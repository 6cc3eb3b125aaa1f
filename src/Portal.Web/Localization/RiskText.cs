using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the risks.</summary>
public static class RiskText
{
    /// <summary>The word of a risk.</summary>
    public static LocalizedText Of(RiskLevel risk) => risk switch
    {
        RiskLevel.High => new("High risk", "高风险"),
        RiskLevel.Medium => new("Medium risk", "中风险"),
        _ => new("Low risk", "低风险"),
    };

    /// <summary>The class of its colour; only high risk has one.</summary>
    public static string Class(RiskLevel risk) => risk == RiskLevel.High ? "c-critical" : "t2";
}
