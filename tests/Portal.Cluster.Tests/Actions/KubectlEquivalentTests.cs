using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Metadata;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Portal.Testing.Simulator;
using Xunit;

namespace Portal.Cluster.Tests.Actions;

/// <summary>What the portal shows to be copied is run as it is, by the real kubectl against the simulated API server.</summary>
public sealed class KubectlEquivalentTests : IAsyncLifetime
{
    private SimulatorFixture _simulator = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await SimulatorFixture.StartAsync(new SimulatorOptions { RunControllers = false });
        Create(KnownResources.Namespaces, "", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}""");
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Fact]
    public async Task ToKubectl_RemoveFinalizer_RemovesItOnceAndNeverFromAnotherObject()
    {
        var meta = StuckPod(""","finalizers":["example.com/other","example.com/hold"]""");
        var action = new RemoveFinalizer
        {
            Resource = Cluster.Resources.KnownResources.Pods,
            Target = new ObjectReference("v1", "Pod", "shop", "db-0", meta.Uid),
            ResourceVersion = meta.ResourceVersion,
            Finalizer = "example.com/hold",
            Index = 1,
        };

        Assert.Equal((0, ActionEffect.Done), (await BashAsync(action.ToKubectl()), action.Observe(Current())));
        Assert.Equal(["example.com/other"], LiveTarget.Of(Current()).Finalizers);

        // Pasted once more, it finds another version.
        Assert.NotEqual(0, await BashAsync(action.ToKubectl()));
    }

    [Fact]
    public async Task ToKubectl_NameThatLooksLikeAnOption_IsTheObjectsName()
    {
        const string Name = "--server=evil.example $(exit 1)';";
        Create(KnownResources.Roles, "shop", JsonSerializer.Serialize(new
        {
            apiVersion = "rbac.authorization.k8s.io/v1",
            kind = "Role",
            metadata = new { name = Name, finalizers = new[] { "example.com/hold" } },
            rules = Array.Empty<object>(),
        }));
        var stored = LiveTarget.Of(Role());
        var action = new RemoveFinalizer
        {
            Resource = new("rbac.authorization.k8s.io", "v1", "roles", "Role", Namespaced: true),
            Target = new ObjectReference("rbac.authorization.k8s.io/v1", "Role", "shop", Name, stored.Uid),
            ResourceVersion = stored.ResourceVersion,
            Finalizer = "example.com/hold",
            Index = 0,
        };

        Assert.Equal((0, ActionEffect.Done), (await BashAsync(action.ToKubectl()), action.Observe(Role())));

        JsonElement? Role() => JsonDocument.Parse(_simulator.Server.Api.Get(KnownResources.Roles, "shop", Name).Json).RootElement.Clone();
    }

    [Fact]
    public async Task ToKubectl_ForceDelete_DeletesThisPodAndNotTheNextOfItsName()
    {
        var meta = StuckPod("");
        var action = new ForceDeletePod
        {
            Resource = Cluster.Resources.KnownResources.Pods,
            Target = new ObjectReference("v1", "Pod", "shop", "db-0", meta.Uid),
            ResourceVersion = meta.ResourceVersion,
        };

        Assert.Equal((0, ActionEffect.Done), (await BashAsync(action.ToKubectl()), action.Observe(Current())));
        Assert.Null(Current());

        var next = StuckPod("");
        Assert.NotEqual(0, await BashAsync(action.ToKubectl()));
        Assert.Equal(next.Uid, LiveTarget.Of(Current()).Uid);
    }

    [Fact]
    public async Task ToKubectl_Evict_EvictsThisPodAndNotTheNextOfItsName()
    {
        Create(KnownResources.Pods, "shop", Pod(""));
        var meta = LiveTarget.Of(Current());
        var action = new EvictPod
        {
            Resource = Cluster.Resources.KnownResources.Pods,
            Target = new ObjectReference("v1", "Pod", "shop", "db-0", meta.Uid),
            ResourceVersion = meta.ResourceVersion,
            GracePeriodSeconds = 0,
        };

        Assert.Equal((0, ActionEffect.Done), (await BashAsync(action.ToKubectl()), action.Observe(Current())));
        Create(KnownResources.Pods, "shop", Pod(""));
        Assert.NotEqual(0, await BashAsync(action.ToKubectl()));
        Assert.NotNull(Current());
    }

    [Fact]
    public async Task ToKubectl_CordonAndUncordon_SetTheFieldOnceAndTakeItAway()
    {
        Create(KnownResources.Nodes, "", """{"apiVersion":"v1","kind":"Node","metadata":{"name":"n1"}}""");
        var cordon = Set(true);
        Assert.Equal((0, ActionEffect.Done), (await BashAsync(cordon.ToKubectl()), cordon.Observe(Node())));
        Assert.NotEqual(0, await BashAsync(cordon.ToKubectl()));
        var uncordon = Set(false);
        Assert.Equal((0, ActionEffect.Done), (await BashAsync(uncordon.ToKubectl()), uncordon.Observe(Node())));

        SetUnschedulable Set(bool unschedulable) => new()
        {
            Resource = Cluster.Resources.KnownResources.Nodes,
            Target = new ObjectReference("v1", "Node", "", "n1", LiveTarget.Of(Node()).Uid),
            ResourceVersion = LiveTarget.Of(Node()).ResourceVersion,
            Unschedulable = unschedulable,
        };
    }

    private static string Pod(string metadata) =>
        $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"db-0"{{{metadata}}}},"spec":{"nodeName":"n1","containers":[{"name":"main","image":"x"}]}}""";

    private JsonElement? Node() => JsonDocument.Parse(_simulator.Server.Api.Get(KnownResources.Nodes, "", "n1").Json).RootElement.Clone();

    private LiveTarget StuckPod(string metadata)
    {
        Create(KnownResources.Pods, "shop", Pod(metadata));
        _simulator.Server.Api.Delete(KnownResources.Pods, "shop", "db-0");
        return LiveTarget.Of(Current());
    }

    private JsonElement? Current() =>
        _simulator.Server.Api.Find(KnownResources.Pods, "shop", "db-0") is { } pod ? JsonDocument.Parse(pod.Json).RootElement.Clone() : null;

    private void Create(ResourceDefinition resource, string ns, string json) => _simulator.Server.Api.Create(resource, ns, JsonNode.Parse(json)!.AsObject());

    private async Task<int> BashAsync(string command)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = _simulator.KubeconfigPath;
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command);
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync();
        await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        await error;
        return bash.ExitCode;
    }
}
