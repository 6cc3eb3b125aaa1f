using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Testing.Simulator;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

/// <summary>A namespace of the test's own, kubectl in it, and the state behind it.</summary>
public abstract class KubectlTest(SharedSimulator simulator) : IAsyncLifetime
{
    protected string Namespace { get; } = $"t-{Guid.NewGuid():N}"[..12];

    protected SharedSimulator Simulator => simulator;

    protected KubectlRunner Kubectl => simulator.Kubectl;

    protected SimulatedApi Api => simulator.Server.Api;

    public async ValueTask InitializeAsync() => await Kubectl.RunAsync("create", "namespace", Namespace);

    public async ValueTask DisposeAsync()
    {
        await Kubectl.RunAsync("delete", "namespace", Namespace, "--wait=false");
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs kubectl in the test's namespace.</summary>
    protected Task<string> RunAsync(params string[] arguments) => Kubectl.RunAsync(["-n", Namespace, .. arguments]);

    /// <summary>Runs kubectl in the test's namespace, whatever it comes to.</summary>
    protected Task<KubectlResult> TryAsync(params string[] arguments) => Kubectl.TryAsync(["-n", Namespace, .. arguments]);

    /// <summary>Applies a manifest in the test's namespace.</summary>
    protected Task<string> ApplyAsync(string yaml, params string[] arguments) => Kubectl.ApplyAsync(yaml, ["-n", Namespace, .. arguments]);

    /// <summary>What the server holds; null when there is no such object.</summary>
    protected JsonObject? Find(string plural, string name, string group = "", string version = "v1", string? ns = null)
    {
        var resource = Api.Resources.Find(group, version, plural) ?? throw new ArgumentException($"{plural} is not served", nameof(plural));
        return Api.Find(resource, ns ?? (resource.Namespaced ? Namespace : ""), name)?.ToJson();
    }

    /// <summary>What the server holds.</summary>
    protected JsonObject State(string plural, string name, string group = "", string version = "v1") =>
        Find(plural, name, group, version) ?? throw new InvalidOperationException($"{plural}/{name} is not there");

    /// <summary>A pod that runs for ever and ends at once.</summary>
    protected static string Pod(string name, string labels = "app: web", int grace = 1) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{name}}
          labels: { {{labels}} }
        spec:
          terminationGracePeriodSeconds: {{grace}}
          containers: [{name: main, image: nginx:1.27, ports: [{containerPort: 80}]}]
        """;

    protected static string Deployment(string name, int replicas) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{name}}
          labels: {app: {{name}} }
        spec:
          replicas: {{replicas}}
          selector: {matchLabels: {app: {{name}} } }
          template:
            metadata: {labels: {app: {{name}} } }
            spec:
              terminationGracePeriodSeconds: 1
              containers: [{name: main, image: nginx:1.27}]
        """;
}
