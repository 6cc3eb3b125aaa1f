using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One object that a run is for. A run for one object has one, a bulk run up to thousands.</summary>
public sealed class RunSubject
{
    private RunSubject()
    {
    }

    /// <summary>Made once when the run is planned.</summary>
    public Guid Id { get; private set; }

    /// <summary>The run that works on it.</summary>
    public Guid RunId { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Index { get; private set; }

    /// <summary>Its wave, from 1: all objects of one wave are done and verified before the next begins; 0 when it was left out of the plan.</summary>
    public int Wave { get; private set; }

    /// <summary>The cluster, as in the run.</summary>
    public string Cluster { get; private set; } = "";

    /// <summary>Group and version.</summary>
    public string ApiVersion { get; private set; } = "";

    /// <summary>Kind.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Namespace; empty for cluster scope.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>uid; empty when the object was not there.</summary>
    public string Uid { get; private set; } = "";

    /// <summary>What became of it.</summary>
    public SubjectState State { get; private set; }

    /// <summary>Why it was refused, or what was seen of it; null before.</summary>
    public LocalizedText? Text { get; private set; }

    /// <summary>
    /// Whether the run may still act on it. An object is active in one run at a time: the database refuses a second one. Kept beside the state because the
    /// database's index must know it.
    /// </summary>
    public bool Active { get; private set; }

    /// <summary>What was checked of it in a bulk run; in a run for one object that stands in <see cref="RemediationRun.Checks"/>.</summary>
    public ImmutableArray<PlanCheck> Checks { get; private set; } = [];

    /// <summary>What may be lost of it in a bulk run; in a run for one object that stands in <see cref="RemediationRun.Losses"/>.</summary>
    public ImmutableArray<LocalizedText> Losses { get; private set; } = [];

    /// <summary>The object.</summary>
    public ObjectReference Reference => new(ApiVersion, Kind, Namespace, Name, Uid);

    /// <summary>
    /// Makes those of a plan. Their ids grow with the names of the objects and not with their places: rows are written in the order of their ids, so that two plans
    /// for the same objects wait for each other at the first one and not crosswise.
    /// </summary>
    internal static IEnumerable<RunSubject> From(RemediationRun run, ImmutableArray<PlannedSubject> planned)
    {
        var ids = planned.Select(_ => Guid.CreateVersion7(run.PlannedAt)).Order().ToList();
        var ranks = planned.Select(static (p, i) => (p.Subject, Index: i))
            .OrderBy(static p => p.Subject.Kind, StringComparer.Ordinal).ThenBy(static p => p.Subject.Namespace, StringComparer.Ordinal).ThenBy(static p => p.Subject.Name, StringComparer.Ordinal)
            .Select(static (p, rank) => (p.Index, rank)).ToDictionary(static p => p.Index, static p => p.rank);
        return planned.Select((subject, i) => From(run, ids[ranks[i]], i + 1, subject));
    }

    /// <summary>It has an outcome.</summary>
    internal void End(SubjectState state, LocalizedText? text)
    {
        if (State != SubjectState.Pending)
        {
            throw new InvalidOperationException($"Subject {Index} of run {RunId} is {State} and cannot become {state}.");
        }

        (State, Text) = (state, text ?? Text);
    }

    /// <summary>The run has ended: others may act on the object.</summary>
    internal void Release() => Active = false;

    private static RunSubject From(RemediationRun run, Guid id, int index, PlannedSubject planned)
    {
        var subject = new RunSubject
        {
            Id = id,
            RunId = run.Id,
            Index = index,
            Wave = planned.Wave,
            Cluster = run.Cluster,
            State = planned.LeftOut is null ? SubjectState.Pending : SubjectState.Refused,
            Text = planned.LeftOut,
            Active = planned.LeftOut is null,
            Checks = planned.Checks,
            Losses = planned.Losses,
        };
        (subject.ApiVersion, subject.Kind, subject.Namespace, subject.Name, subject.Uid) = planned.Subject;
        return subject;
    }
}
