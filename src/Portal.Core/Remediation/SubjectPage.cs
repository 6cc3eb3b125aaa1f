using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>Some objects of one wave of a bulk run.</summary>
/// <param name="Subjects">The objects, in order.</param>
/// <param name="Steps">Their steps, in order.</param>
/// <param name="First">How many come before, from 0.</param>
/// <param name="Total">How many the wave has.</param>
public sealed record SubjectPage(ImmutableArray<RunSubject> Subjects, ImmutableArray<RemediationStep> Steps, int First, int Total)
{
    /// <summary>How many objects a page has.</summary>
    public const int Size = 50;
}
