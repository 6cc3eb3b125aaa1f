using Portal.Core.Findings;
using Xunit;

namespace Portal.Core.Tests.Findings;

public sealed class FindingTests
{
    private static readonly DateTimeOffset T0 = Observations.Now;

    [Fact]
    public void Open_AnObservation_HasItAllAndOneEntryOfHistory()
    {
        var finding = Finding.Open("c1", "PodStuckTerminating", Observations.Of(), T0);

        Assert.Equal((T0, T0, null, 1), (finding.FirstSeen, finding.LastSeen, finding.ResolvedAt, finding.Occurrences));
        Assert.Equal(Observations.Of().Subject, finding.Subject);
        Assert.Equal("node/n1", finding.CauseKey);
        Assert.Equal([FindingChangeKind.Opened], finding.History.Select(c => c.Kind));
    }

    [Fact]
    public void Observe_MoreUrgentForAnotherReason_NotesBoth()
    {
        var finding = Finding.Open("c1", "P", Observations.Of(), T0);

        finding.Observe(Observations.Of(severity: Severity.Critical, reason: "NodeGone"), T0.AddMinutes(5));

        Assert.Equal((Severity.Critical, "NodeGone", T0, T0.AddMinutes(5), 1), (finding.Severity, finding.Reason, finding.FirstSeen, finding.LastSeen, finding.Occurrences));
        Assert.Equal(
            [("Warning", "Critical"), ("NodeDown", "NodeGone")],
            finding.History.Skip(1).Select(c => (c.From, c.To)));
    }

    [Fact]
    public void Observe_AfterResolve_IsTheSameStoryAgain()
    {
        var finding = Finding.Open("c1", "P", Observations.Of(), T0);
        finding.Resolve(T0.AddMinutes(1));

        finding.Observe(Observations.Of(), T0.AddMinutes(2));

        Assert.Null(finding.ResolvedAt);
        Assert.Equal((T0, 2), (finding.FirstSeen, finding.Occurrences));
        Assert.Equal([FindingChangeKind.Opened, FindingChangeKind.Resolved, FindingChangeKind.Reopened], finding.History.Select(c => c.Kind));
    }

    [Fact]
    public void Observe_ObjectMadeAgainUnderTheName_NotesIt()
    {
        var finding = Finding.Open("c1", "P", Observations.Of(uid: "u1"), T0);

        finding.Observe(Observations.Of(uid: "u2"), T0.AddMinutes(1));

        Assert.Equal(("u2", 2), (finding.SubjectUid, finding.Occurrences));
        Assert.Equal((FindingChangeKind.ObjectReplaced, "u1", "u2"), (finding.History[^1].Kind, finding.History[^1].From, finding.History[^1].To));
    }

    [Fact]
    public void Doubt_Open_IsNeitherSeenNorResolvedUntilItIsSeenAgain()
    {
        var finding = Finding.Open("c1", "P", Observations.Of(), T0);
        finding.Doubt(T0.AddMinutes(1));
        finding.Doubt(T0.AddMinutes(2));

        Assert.Equal((T0.AddMinutes(1), T0, null), (finding.NotExaminedSince, finding.LastSeen, finding.ResolvedAt));

        finding.Observe(Observations.Of(), T0.AddMinutes(3));

        Assert.Null(finding.NotExaminedSince);
        Assert.Equal([FindingChangeKind.Opened, FindingChangeKind.NotExamined, FindingChangeKind.ExaminedAgain], finding.History.Select(c => c.Kind));
    }

    [Fact]
    public void Resolve_Twice_KeepsTheFirstTime()
    {
        var finding = Finding.Open("c1", "P", Observations.Of(), T0);

        finding.Resolve(T0.AddMinutes(1));
        finding.Resolve(T0.AddMinutes(2));
        finding.Doubt(T0.AddMinutes(3));

        Assert.Equal((T0.AddMinutes(1), null), (finding.ResolvedAt, finding.NotExaminedSince));
        Assert.Equal(2, finding.History.Count);
    }
}
