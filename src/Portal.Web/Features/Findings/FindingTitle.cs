using Portal.Core.Findings;
using Portal.Web.Localization;

namespace Portal.Web.Features.Findings;

/// <summary>The title of a finding where the object's name stands beside it. Pure but for the language.</summary>
public static class FindingTitle
{
    /// <summary>The title without the name that it begins with: "cannot be deleted: its node n1 is down".</summary>
    public static string WithoutName(FindingSummary finding)
    {
        var title = Translator.T(finding.Title);
        var name = finding.Subject.Key.ToString();
        return name.Length > 0 && title.StartsWith(name + " ", StringComparison.Ordinal) ? title[(name.Length + 1)..] : title;
    }
}
