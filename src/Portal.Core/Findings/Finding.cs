using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>
/// A problem that a detector saw on an object of a cluster, with its life: opened, updated, resolved, and opened again as the same story. There
/// is one open finding for each problem and subject, by name: an object that is made again under the same name continues the story. Every change
/// goes through <see cref="Observe"/>, <see cref="Resolve"/> and <see cref="Doubt"/> and leaves a <see cref="FindingChange"/>.
/// </summary>
public sealed class Finding
{
    /// <summary>A problem that comes back on the same name within this time is the same finding again.</summary>
    public static readonly TimeSpan SameStory = TimeSpan.FromHours(24);

    private readonly List<FindingChange> _history = [];

    private Finding()
    {
    }

    /// <summary>Its id, growing with time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The problem: the name of a room.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The cluster.</summary>
    public string Cluster { get; private set; } = "";

    /// <summary>Group and version of the subject.</summary>
    public string SubjectApiVersion { get; private set; } = "";

    /// <summary>Kind of the subject.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Namespace of the subject; empty for cluster scope.</summary>
    public string SubjectNamespace { get; private set; } = "";

    /// <summary>Name of the subject.</summary>
    public string SubjectName { get; private set; } = "";

    /// <summary>uid of the subject as it was last seen with the problem.</summary>
    public string SubjectUid { get; private set; } = "";

    /// <summary>Which of the problem's causes, as a code.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>How urgent.</summary>
    public Severity Severity { get; private set; }

    /// <summary>The finding as a sentence.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>One or two sentences that explain it.</summary>
    public LocalizedText Explanation { get; private set; } = new("", "");

    /// <summary>The one next step.</summary>
    public LocalizedText NextStep { get; private set; } = new("", "");

    /// <summary>Key of the cause within the cluster.</summary>
    public string CauseKey { get; private set; } = "";

    /// <summary>The cause.</summary>
    public CauseReference Cause { get; private set; } = new("", new("", ""), null);

    /// <summary>The proving facts as they were when they last changed.</summary>
    public ImmutableArray<Evidence> Evidence { get; private set; } = [];

    /// <summary>What a person can do outside the portal, least destructive first.</summary>
    public ImmutableArray<ManualStep> ManualSteps { get; private set; } = [];

    /// <summary>When the problem was first seen in this story.</summary>
    public DateTimeOffset FirstSeen { get; private set; }

    /// <summary>When the problem was last seen; at most one full pass older than the truth while the finding is open.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>When it was gone, or null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>
    /// Since when the detector cannot look (the kinds that it needs are not synced), or null. Such a finding is neither confirmed nor resolved.
    /// </summary>
    public DateTimeOffset? NotExaminedSince { get; private set; }

    /// <summary>How often the problem came: 1 at first, one more each time that it was opened again or came back on a new object of that name.</summary>
    public int Occurrences { get; private set; }

    /// <summary>All of its texts in lower case, for the free text search.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Its history, oldest first when loaded in order.</summary>
    public IReadOnlyList<FindingChange> History => _history;

    /// <summary>The subject.</summary>
    public ObjectReference Subject => new(SubjectApiVersion, SubjectKind, SubjectNamespace, SubjectName, SubjectUid);

    /// <summary>Opens a finding.</summary>
    public static Finding Open(string cluster, string problem, Observation observation, DateTimeOffset now)
    {
        var finding = new Finding
        {
            Id = Guid.CreateVersion7(now),
            Cluster = cluster,
            Problem = problem,
            FirstSeen = now,
            Occurrences = 1,
            Severity = observation.Severity,
            Reason = observation.Reason,
        };
        finding.Note(FindingChangeKind.Opened, now, "", observation.Reason);
        finding.Take(observation, now);
        return finding;
    }

    /// <summary>The problem is there (still, or again).</summary>
    public void Observe(Observation observation, DateTimeOffset now)
    {
        if (ResolvedAt is { } resolved)
        {
            Note(FindingChangeKind.Reopened, now, resolved.ToString("O", System.Globalization.CultureInfo.InvariantCulture), observation.Reason);
            ResolvedAt = null;
            Occurrences++;
        }
        else if (SubjectUid != observation.Subject.Uid)
        {
            Note(FindingChangeKind.ObjectReplaced, now, SubjectUid, observation.Subject.Uid);
            Occurrences++;
        }

        if (Severity != observation.Severity)
        {
            Note(FindingChangeKind.SeverityChanged, now, Severity.ToString(), observation.Severity.ToString());
        }

        if (Reason != observation.Reason)
        {
            Note(FindingChangeKind.ReasonChanged, now, Reason, observation.Reason);
        }

        if (NotExaminedSince is not null)
        {
            Note(FindingChangeKind.ExaminedAgain, now, "", "");
        }

        Take(observation, now);
    }

    /// <summary>The problem is gone: the detector looked and did not see it. Does nothing to a finding that is resolved.</summary>
    public void Resolve(DateTimeOffset now)
    {
        if (ResolvedAt is not null)
        {
            return;
        }

        Note(FindingChangeKind.Resolved, now, Reason, "");
        ResolvedAt = now;
        NotExaminedSince = null;
    }

    /// <summary>The detector cannot look. Does nothing to a finding that is resolved or in doubt already.</summary>
    /// <param name="since">Since when it cannot.</param>
    public void Doubt(DateTimeOffset since)
    {
        if (ResolvedAt is not null || NotExaminedSince is not null)
        {
            return;
        }

        Note(FindingChangeKind.NotExamined, since, "", "");
        NotExaminedSince = since;
    }

    private void Take(Observation observation, DateTimeOffset now)
    {
        (SubjectApiVersion, SubjectKind, SubjectNamespace, SubjectName, SubjectUid) = observation.Subject;
        Reason = observation.Reason;
        Severity = observation.Severity;
        Title = observation.Title;
        Explanation = observation.Explanation;
        NextStep = observation.NextStep;
        Cause = observation.Cause;
        CauseKey = observation.Cause.Key;
        Evidence = observation.Evidence;
        ManualSteps = observation.ManualSteps;
        NotExaminedSince = null;
        LastSeen = now > LastSeen ? now : LastSeen;
        SearchText = string.Join('\n', Problem, Cluster, SubjectKind, $"{SubjectNamespace}/{SubjectName}", Reason, Title.En, Title.Zh, Cause.Title.En, Cause.Title.Zh)
            .ToLowerInvariant();
    }

    private void Note(FindingChangeKind kind, DateTimeOffset at, string from, string to) =>
        _history.Add(new FindingChange { FindingId = Id, At = at, Kind = kind, From = from, To = to });
}
