using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Testing;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>How long a step waits and when it gives up, on a clock that the test turns.</summary>
public sealed class StepSenderTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
    private readonly ScriptedCluster _cluster = new();

    [Fact]
    public async Task SendAsync_RetryAfter_IsHonouredToTheSecond()
    {
        _cluster.Answers.Enqueue(Refusal(429, retryAfter: 30));
        _cluster.Answers.Enqueue(Answer(200, "{}"));

        var sending = SendAsync();
        await Eventually.TrueAsync(() => _cluster.Writes == 1);
        _clock.Advance(TimeSpan.FromSeconds(29));
        await Task.Yield();
        Assert.Equal((1, false), (_cluster.Writes, sending.IsCompleted));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await sending).Done);
        Assert.Equal(2, _cluster.Writes);
    }

    [Fact]
    public async Task SendAsync_RetryAfterBeyondItsPatience_FailsAtOnceAndSaysThatNothingWasDone()
    {
        _cluster.Answers.Enqueue(Refusal(429, retryAfter: 3600));

        var outcome = await SendAsync();

        Assert.Equal((false, 0), (outcome.Done, outcome.Status));
        Assert.Contains("the change was not made", outcome.Text.En, StringComparison.Ordinal);
        Assert.Equal(1, _cluster.Writes);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(404)]
    public async Task SendAsync_RefusedAfterALostAnswerThatHadActed_IsDone(int status)
    {
        // The first request acts late: it is not seen yet when the portal looks, and is when the second one is refused.
        _cluster.Answers.Enqueue(null);
        _cluster.Reads.Enqueue(Answer(200, Live("7", held: true)));
        _cluster.Answers.Enqueue(Refusal(status));
        _cluster.Reads.Enqueue(Answer(200, Live("8", held: false)));

        var sending = SendAsync();
        var outcome = await TurnUntilDoneAsync(sending);

        Assert.True(outcome.Done, outcome.Text.En);
        Assert.Equal(2, _cluster.Writes);
    }

    // A server that breaks after it has acted, as one whose answer fails on the way through its own middle layers.
    [Theory]
    [InlineData(500)]
    [InlineData(504)]
    public async Task SendAsync_ServerErrorAfterItHadActed_IsDoneAndNotSentAgain(int status)
    {
        _cluster.Answers.Enqueue(Refusal(status));
        _cluster.Reads.Enqueue(Answer(200, Live("8", held: false)));

        var outcome = await TurnUntilDoneAsync(SendAsync());

        Assert.True(outcome.Done, outcome.Text.En);
        Assert.Equal((1, 1), (_cluster.Writes, _cluster.Gets));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task SendAsync_Refused_EndsTheStepWithOneRequest(int status)
    {
        _cluster.Answers.Enqueue(Refusal(status));

        var outcome = await SendAsync();

        Assert.Equal((StepState.Failed, status, 1), (outcome.State, outcome.Status, _cluster.Writes));
    }

    [Fact]
    public async Task SendAsync_RefusedAtOnce_IsNotRepeated()
    {
        _cluster.Answers.Enqueue(Refusal(422));

        var outcome = await SendAsync();

        Assert.Equal((false, 422, 1, 0), (outcome.Done, outcome.Status, _cluster.Writes, _cluster.Gets));
        Assert.Contains("changed since the plan", outcome.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_LostAndCannotBeLookedAt_SaysToLook()
    {
        _cluster.Answers.Enqueue(null);

        var outcome = await TurnUntilDoneAsync(SendAsync());

        Assert.False(outcome.Done);
        Assert.Contains("Look at the object before you plan again", outcome.Text.En, StringComparison.Ordinal);
        Assert.Equal(1, _cluster.Writes);
    }

    [Fact]
    public async Task SendAsync_RefusedForNow_IsBlockedAndNotSentAgain()
    {
        _cluster.Answers.Enqueue(Refusal(429, retryAfter: 7));

        var outcome = await SendAsync(Evicting());

        Assert.Equal((StepState.Blocked, 429, TimeSpan.FromSeconds(7)), (outcome.State, outcome.Status, outcome.BlockedFor));
        Assert.Equal((1, 0), (_cluster.Writes, _cluster.Gets));
    }

    [Fact]
    public async Task SendAsync_BlockedAfterALostAnswerThatHadActed_IsDone()
    {
        _cluster.Answers.Enqueue(null);
        _cluster.Reads.Enqueue(Answer(200, Live("7", held: true)));
        _cluster.Answers.Enqueue(Refusal(429));
        _cluster.Reads.Enqueue(Answer(404, "{}"));

        Assert.Equal(StepState.Done, (await TurnUntilDoneAsync(SendAsync(Evicting()))).State);
    }

    [Fact]
    public async Task SendAsync_ConflictOfALooseAction_IsTriedAgainSoon()
    {
        _cluster.Answers.Enqueue(Refusal(409));

        var outcome = await SendAsync(Evicting());

        Assert.Equal((StepState.Blocked, TimeSpan.FromSeconds(1)), (outcome.State, outcome.BlockedFor));
    }

    [Theory]
    [InlineData("\"status\":{\"phase\":\"Pending\"}", true)]
    [InlineData("\"status\":{\"phase\":\"Running\"},\"spec\":{\"nodeName\":\"other\"}", false)]
    public async Task CheckAsync_LooseActionAndAChangedObject_IsSentWithItsVersionOrRefused(string now, bool follows)
    {
        var run = Run(Evicting());
        run.Steps[0].See("""{"metadata":{"uid":"u","resourceVersion":"7"},"status":{"phase":"Running"}}""");
        _cluster.Reads.Enqueue(Answer(200, $$"""{"metadata":{"uid":"u","resourceVersion":"9"},{{now}}}"""));

        var (outcome, bound) = await Sender().CheckAsync(run, run.Steps[0], CancellationToken.None);

        Assert.Equal((follows ? null : (int?)409, follows ? "9" : null), (outcome?.Status, bound?.ResourceVersion));
    }

    [Fact]
    public async Task CheckAsync_NothingLeftToDo_IsDoneWithoutARequest()
    {
        var run = Run(Evicting());
        _cluster.Reads.Enqueue(Refusal(404));

        var (outcome, _) = await Sender().CheckAsync(run, run.Steps[0], CancellationToken.None);

        Assert.Equal((StepState.Done, 0), (outcome!.State, _cluster.Writes));
    }

    private async Task<StepOutcome> TurnUntilDoneAsync(Task<StepOutcome> sending)
    {
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        return await sending;
    }

    private Task<StepOutcome> SendAsync(ClusterAction? action = null)
    {
        var run = Run(action);
        return Sender().SendAsync(run, run.Steps[0], mayBeDone: false, CancellationToken.None);
    }

    private StepSender Sender() =>
        new(_cluster, new NoFailpoints(), Options.Create(new RemediationOptions { StepPatience = TimeSpan.FromMinutes(5) }), _clock);

    private RemediationRun Run(ClusterAction? action)
    {
        var pod = new Pod { Metadata = new ObjectMeta { Name = "db-0", Namespace = "shop", Uid = "u", ResourceVersion = "7", Finalizers = [RemediationHarness.Finalizer] } };
        var playbook = new ReleasePod("release", RiskLevel.Medium);
        var context = new PlaybookContext
        {
            Subject = ObjectReference.To(KnownResources.Pods, pod),
            Parameters = ImmutableDictionary<string, string>.Empty.Add("finalizer", RemediationHarness.Finalizer),
            View = new ClusterView { Cluster = "c1", Pods = new ResourceSnapshot<Pod>(KnownResources.Pods, [pod], WatchStatus.Initial) },
            Now = _clock.GetUtcNow(),
        };
        var plan = playbook.Plan(context);
        plan = action is null ? plan : plan with { Steps = [new PlannedStep(plan.Steps[0].Title, plan.Steps[0].Text, action)] };
        return RemediationRun.Plan(playbook, "c1", context, plan, new PortalUser { Name = "alice", Issuer = "i", Subject = "alice" }, null, _clock.GetUtcNow(), TimeSpan.FromMinutes(15));
    }

    private static Eviction Evicting() => new() { Resource = KnownResources.Pods, Target = new ObjectReference("v1", "Pod", "shop", "db-0", "u"), ResourceVersion = "7" };

    private static string Live(string version, bool held) =>
        $$$"""{"metadata":{"uid":"u","resourceVersion":"{{{version}}}","finalizers":[{{{(held ? $"\"{RemediationHarness.Finalizer}\"" : "")}}}]}}""";

    private static KubernetesResponse Answer(int status, string body) => new() { Status = status, Headers = ImmutableDictionary<string, string>.Empty, Body = Encoding.UTF8.GetBytes(body) };

    private static KubernetesResponse Refusal(int status, int? retryAfter = null) => Answer(status, "{}") with
    {
        Failure = new KubernetesFailure { Code = status, Message = "refused", RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null },
    };

    /// <summary>Answers from a script; null and an empty script are no answer.</summary>
    private sealed class ScriptedCluster : IRemediationCluster
    {
        public Queue<KubernetesResponse?> Answers { get; } = [];

        public Queue<KubernetesResponse?> Reads { get; } = [];

        public int Writes { get; private set; }

        public int Gets { get; private set; }

        public Task<KubernetesResponse> SendAsync(string cluster, KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
        {
            var script = request.Method == "GET" ? Reads : Answers;
            (Writes, Gets) = request.Method == "GET" ? (Writes, Gets + 1) : (Writes + 1, Gets);
            return script.TryDequeue(out var answer) && answer is not null ? Task.FromResult(answer) : throw new ClusterConnectionException("no answer");
        }

        public Task<AccessReview> CanAsync(string cluster, ApiPermission permission, Impersonation? impersonation, CancellationToken cancellationToken) =>
            Task.FromResult(new AccessReview(true, ""));
    }

    /// <summary>An action that waits for budgets and does not mind the status.</summary>
    private sealed record Eviction : ClusterAction
    {
        public override ApiPermission Permission => new("create", "", "pods", "eviction", Target.Namespace, Target.Name);

        public override KubernetesRequest ToRequest(bool dryRun) => new() { Method = "POST", Path = "/eviction", Body = ResourceVersion };

        public override string ToKubectl() => "";

        public override IReadOnlyList<string> BoundFields { get; } = ["metadata", "spec"];

        public override bool IsBlockedBy(KubernetesFailure failure) => failure.Code == 429;

        public override bool IsMoot(JsonElement? current) => current is null;

        public override ActionEffect Observe(JsonElement? current) => current is null ? ActionEffect.Done : ActionEffect.NotDone;
    }
}
