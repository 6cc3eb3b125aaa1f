using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>That somebody asked to stop a run.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record RunStopResponse(string By, DateTimeOffset At, string Reason)
{
    /// <summary>The wish as an answer.</summary>
    public static RunStopResponse Of(RunStop stop) => new(stop.By, stop.At, stop.Reason);
}
