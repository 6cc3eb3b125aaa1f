using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>An object that a run is for.</summary>
/// <param name="Subject">The object; its uid is empty when the portal did not see it.</param>
/// <param name="Wave">Its wave, from 1: all objects of one are done and verified before the next begins; 0 when it was left out of the plan.</param>
/// <param name="State">What became of it.</param>
/// <param name="Text">Why it was left out, or what was seen of it; null before.</param>
public sealed record RunSubjectResponse(ObjectReference Subject, int Wave, SubjectState State, string? Text)
{
    /// <summary>The object in the language of the request.</summary>
    public static RunSubjectResponse Of(RunSubject subject) => new(subject.Reference, subject.Wave, subject.State, subject.Text?.Shown());
}
