using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Persistence;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Makes plans: checks the input, asks the playbook, has the rights reviewed and the run stored. Part of <see cref="RemediationService"/>.</summary>
public sealed partial class RemediationPlanner
{
    private readonly ImmutableDictionary<string, IPlaybook> _playbooks;
    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly ILiveClusters _clusters;
    private readonly RunGuard _guard;
    private readonly RightsReview _rights;
    private readonly SafetyGuard _safety;
    private readonly PlanStore _store;
    private readonly AuditLog _audit;
    private readonly RemediationOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    /// <summary>For the container.</summary>
    public RemediationPlanner(
        IEnumerable<IPlaybook> playbooks,
        IDbContextFactory<PortalDbContext> contexts,
        ILiveClusters clusters,
        RunGuard guard,
        RightsReview rights,
        SafetyGuard safety,
        PlanStore store,
        AuditLog audit,
        IOptions<RemediationOptions> options,
        TimeProvider clock,
        ILogger<RemediationPlanner> log)
    {
        _playbooks = playbooks.ToImmutableDictionary(static p => p.Id, StringComparer.Ordinal);
        (_contexts, _clusters, _guard, _rights, _safety, _store, _audit) = (contexts, clusters, guard, rights, safety, store, audit);
        (_options, _clock, _log) = (options.Value, clock, log);
    }

    /// <inheritdoc cref="RemediationService.Offers"/>
    internal ImmutableArray<PlaybookOffer> Offers(string cluster, ObjectReference subject, string? problem)
    {
        if (_clusters.View(cluster) is not { } view)
        {
            return [];
        }

        var offers = ImmutableArray.CreateBuilder<PlaybookOffer>();
        foreach (var playbook in _playbooks.Values
            .Where(p => (problem is null || p.Problem == problem) && SubjectKind.Takes(p, subject.Kind))
            .OrderBy(static p => p.Risk)
            .ThenBy(static p => p.Id, StringComparer.Ordinal))
        {
            var context = new PlaybookContext { Subject = subject, View = view, Now = _clusters.Now(cluster) };
            try
            {
                if (playbook.IsApplicable(context))
                {
                    var parameters = playbook.SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal);
                    offers.Add(new PlaybookOffer { Playbook = playbook, Subject = subject, SuggestedParameters = parameters, Plan = playbook.Plan(context with { Parameters = parameters }) });
                }
            }
            catch (Exception e)
            {
                Log.PlaybookFailed(_log, e, playbook.Id, subject.Kind, subject.Namespace, subject.Name);
            }
        }

        return offers.ToImmutable();
    }

    /// <inheritdoc cref="RemediationService.OffersOf"/>
    internal ImmutableArray<PlaybookOffer> OffersOf(string cluster, IEnumerable<ObjectReference> subjects, string problem)
    {
        if (_clusters.View(cluster) is not { } view)
        {
            return [];
        }

        return
        [
            .. subjects.Select(subject => Current(view, subject)).OfType<ObjectReference>().DistinctBy(static subject => subject.Uid, StringComparer.Ordinal)
                .SelectMany(subject => Offers(cluster, subject, problem)),
        ];
    }

    /// <summary>The object of that name now, if it is the one that is meant: who names a holder may not know its uid.</summary>
    private static ObjectReference? Current(ClusterView view, ObjectReference subject) =>
        view.Metadata.OfKind(subject.Group, subject.Kind) is { } snapshot && snapshot.Find(subject.Key) is { } found && (subject.Uid.Length == 0 || subject.Uid == found.Metadata.Uid)
            ? ObjectReference.To(snapshot.Kind, found)
            : null;

    /// <inheritdoc cref="RemediationService.Next"/>
    internal ImmutableArray<PlaybookOffer> Next(RemediationRun run)
    {
        if (run.State is not (RunState.Failed or RunState.Cancelled) || run.Refusal is not null || run.IsBulk || _clusters.View(run.Cluster) is not { } view)
        {
            return [];
        }

        // The object of that name now: it may have been made again.
        var current = view.Metadata.OfKind(run.Subject.Group, run.SubjectKind) is { } snapshot && snapshot.Find(run.Subject.Key) is { } found
            ? ObjectReference.To(snapshot.Kind, found)
            : null;
        var didNotHelp = run.State == RunState.Failed && run.Steps.Any(static step => step.State == StepState.Done);
        return current is null ? [] : [.. Offers(run.Cluster, current, problem: null).Where(offer => offer.Plan.Refusal is null && !(didNotHelp && offer.Playbook.Id == run.Playbook))];
    }

    /// <inheritdoc cref="RemediationService.PlanAsync"/>
    internal async Task<RemediationResult> PlanAsync(PlanRequest request, RemediationCaller caller, CancellationToken cancellationToken)
    {
        caller = await _guard.CurrentAsync(caller, cancellationToken);
        var access = AccessPolicy.DecideSomewhere(caller.User, PortalOperation.PlanRemediation);
        if (!access.IsAllowed)
        {
            await AuditRefusalAsync(request, caller, access, cancellationToken);
            return RemediationResult.Forbidden(access, null);
        }

        var errors = new List<(string Field, LocalizedText Text)>();
        var (cluster, wanted) = await TargetAsync(request, errors, cancellationToken);
        if (!_playbooks.TryGetValue(request.Playbook, out var playbook))
        {
            errors.Add(("playbook", new($"There is no such playbook; there are {string.Join(", ", _playbooks.Keys.Order(StringComparer.Ordinal))}.", "没有此处置方案。")));
        }

        var view = cluster.Length == 0 ? null : _clusters.View(cluster);
        if (cluster.Length > 0 && view is null)
        {
            errors.Add(("cluster", new($"There is no such cluster; there are {string.Join(", ", _clusters.Names)}.", "没有此集群。")));
        }

        if (playbook is null || view is null || (wanted is null && request.Subjects.IsEmpty))
        {
            return RemediationResult.Invalid(errors);
        }

        if (!request.Subjects.IsEmpty)
        {
            return await PlanBulkAsync(playbook, view, request, errors, caller, cancellationToken);
        }

        var subject = PlanInput.Subject(playbook, wanted!, view, errors);
        var parameters = PlanInput.Parameters(playbook, request.Parameters, errors);
        if (errors.Count > 0 || subject is null)
        {
            return RemediationResult.Invalid(errors);
        }

        return await PlanAsync(
            playbook, new PlaybookContext { Subject = subject, Parameters = parameters, View = view, Now = _clusters.Now(cluster) }, request.FindingId, caller, cancellationToken);
    }

    private async Task<RemediationResult> PlanAsync(
        IPlaybook playbook, PlaybookContext context, Guid? findingId, RemediationCaller caller, CancellationToken cancellationToken)
    {
        RemediationRun run;
        try
        {
            if (!playbook.IsApplicable(context))
            {
                return RemediationResult.Invalid([("subject", new(
                    $"The playbook {playbook.Id} has nothing to do with {context.Subject} as it is now.", $"处置方案 {playbook.Id} 不适用于 {context.Subject} 的当前状态。"))]);
            }

            run = RemediationRun.Plan(playbook, context.View.Cluster, context, SoundPlan.Of(playbook, context), caller.User, findingId, _clock.GetUtcNow(), _options.PlanLifetime);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.PlaybookFailed(_log, e, playbook.Id, context.Subject.Kind, context.Subject.Namespace, context.Subject.Name);
            return RemediationResult.Of(
                RemediationStatus.Unavailable,
                "PlaybookFailed",
                new($"The playbook {playbook.Id} failed on {context.Subject}. This is a fault of the portal; it is in its log.", $"处置方案 {playbook.Id} 处理 {context.Subject} 时出错。这是门户的缺陷，已记入日志。"));
        }

        return await ReviewAndStoreAsync(run, caller, cancellationToken);
    }

    private async Task<RemediationResult> PlanBulkAsync(
        IPlaybook playbook, ClusterView view, PlanRequest request, List<(string Field, LocalizedText Text)> errors, RemediationCaller caller, CancellationToken cancellationToken)
    {
        var limits = await _safety.LimitsAsync(view.Cluster, cancellationToken);
        var subjects = BulkInput.Subjects(playbook, request.Subjects, view, limits.MaxSubjects, errors);
        var parameters = PlanInput.Parameters(playbook, request.Parameters, errors);
        if (errors.Count > 0)
        {
            return RemediationResult.Invalid(errors);
        }

        var context = new PlaybookContext { Subject = subjects[0], Parameters = parameters, View = view, Now = _clusters.Now(view.Cluster) };
        var bulk = BulkPlan.Of(
            BulkInput.Plans(playbook, subjects, context, (subject, e) => Log.PlaybookFailed(_log, e, playbook.Id, subject.Kind, subject.Namespace, subject.Name)), limits.WaveSizes);
        if (bulk.Count > limits.SecondPersonAbove)
        {
            bulk = bulk with { Whole = bulk.Whole with { Risk = RiskLevel.High } };
        }

        var run = RemediationRun.Plan(playbook, view.Cluster, parameters, bulk, caller.User, null, _clock.GetUtcNow(), _options.PlanLifetime);
        return await ReviewAndStoreAsync(run, caller, cancellationToken);
    }

    private async Task<RemediationResult> ReviewAndStoreAsync(RemediationRun run, RemediationCaller caller, CancellationToken cancellationToken)
    {
        // Known only now: what the steps touch, beside the subject.
        var access = AccessPolicy.Decide(caller.User, PortalOperation.PlanRemediation, run.Scope);
        if (!access.IsAllowed)
        {
            await _audit.AppendAsync(RunStore.Event(run, caller, "remediation.plan", AuditOutcome.Refused, access.Reason.En) with { RunId = null }, cancellationToken);
            return RemediationResult.Forbidden(access, null);
        }

        if (await _rights.ReviewAsync(run, caller.User, cancellationToken) is { Code: not "PermissionMissing" } problem)
        {
            return problem with { Run = null };
        }

        run.Guard((await _safety.LookAsync(run, cancellationToken)).Select(static verdict => verdict.ToCheck()));
        return await _store.StoreAsync(run, caller, cancellationToken);
    }

    private async Task<(string Cluster, ObjectReference? Subject)> TargetAsync(
        PlanRequest request, List<(string Field, LocalizedText Text)> errors, CancellationToken cancellationToken)
    {
        if (request.FindingId is not { } id)
        {
            if (request.Cluster.Length == 0)
            {
                errors.Add(("cluster", new("Is required, unless findingId is given.", "必填，除非提供 findingId。")));
            }

            if (request.Subject is null && request.Subjects.IsEmpty)
            {
                errors.Add(("subject", new("Is required, unless subjects or findingId is given.", "必填，除非提供 subjects 或 findingId。")));
            }
            else if (request.Subject is not null && !request.Subjects.IsEmpty)
            {
                errors.Add(("subjects", new("Is for a plan without subject; leave one of them out.", "不能与 subject 同时使用，请去掉其中一个。")));
            }

            return (request.Cluster, request.Subject);
        }

        if (!request.Subjects.IsEmpty)
        {
            errors.Add(("subjects", new("Is for a plan without findingId; leave one of them out.", "不能与 findingId 同时使用，请去掉其中一个。")));
        }

        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var finding = await db.Set<Finding>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (finding is null)
        {
            errors.Add(("findingId", new($"There is no finding with the id {id}.", $"没有编号为 {id} 的发现。")));
            return ("", null);
        }

        if (request.Subject is { } subject && (subject.Kind, subject.Key) != (finding.SubjectKind, finding.Subject.Key))
        {
            errors.Add(("subject", new("Is another object than that of the finding; leave one of them out.", "与该发现的对象不同，请去掉其中一个。")));
        }

        if (request.Cluster.Length > 0 && request.Cluster != finding.Cluster)
        {
            errors.Add(("cluster", new("Is another cluster than that of the finding; leave one of them out.", "与该发现的集群不同，请去掉其中一个。")));
        }

        return (finding.Cluster, finding.Subject);
    }

    private Task<AuditEntry> AuditRefusalAsync(PlanRequest request, RemediationCaller caller, AccessDecision access, CancellationToken cancellationToken) =>
        _audit.AppendAsync(
            new AuditEvent
            {
                Actor = caller.User.Name,
                ActorId = caller.User.Id,
                SourceAddress = caller.SourceAddress,
                Action = "remediation.plan",
                Cluster = Shorten(request.Cluster),
                Object = request.Subject is { } s ? new ObjectReference(Shorten(s.ApiVersion), Shorten(s.Kind), Shorten(s.Namespace), Shorten(s.Name), Shorten(s.Uid)) : null,
                Request = $"playbook {Shorten(request.Playbook)}",
                Outcome = AuditOutcome.Refused,
                Answer = access.Reason.En,
            },
            cancellationToken);

    // Not yet checked, and the log is for ever.
    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Playbook {Playbook} failed on {Kind} {Namespace}/{Name}")]
        public static partial void PlaybookFailed(ILogger log, Exception exception, string playbook, string kind, string @namespace, string name);
    }
}
