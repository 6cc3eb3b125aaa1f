using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

/// <summary>What <c>kubectl edit</c> comes to: the three kinds of patch.</summary>
public sealed class PatchTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task Patch_Strategic_MergesContainersByName()
    {
        await ApplyAsync(Deployment("shop", 0));

        await RunAsync("patch", "deployment", "shop", "-p", """{"spec":{"template":{"spec":{"containers":[{"name":"side","image":"envoy"}]}}}}""");
        await RunAsync("patch", "deployment", "shop", "-p", """{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"nginx:2"}]}}}}""");

        var containers = State("deployments", "shop", "apps").Items("spec", "template", "spec", "containers").ToDictionary(c => c.Text("name")!, c => c.Text("image"));
        Assert.Equal(2, containers.Count);
        Assert.Equal("nginx:2", containers["main"]);
        Assert.Equal("envoy", containers["side"]);
    }

    [Fact]
    public async Task Patch_Merge_ReplacesLists()
    {
        await ApplyAsync(Deployment("shop", 0));

        await RunAsync("patch", "deployment", "shop", "--type=merge", "-p", """{"spec":{"template":{"spec":{"containers":[{"name":"only","image":"x"}]}}}}""");

        Assert.Equal(["only"], State("deployments", "shop", "apps").Items("spec", "template", "spec", "containers").Select(c => c.Text("name")));
    }

    [Fact]
    public async Task Patch_Json_TestGuardsTheChange()
    {
        await ApplyAsync("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c, finalizers: [example.com/a, example.com/b]}
            data: {a: b}
            """);

        var refused = await TryAsync("patch", "configmap", "c", "--type=json", "-p", """[{"op":"test","path":"/metadata/finalizers/0","value":"example.com/b"},{"op":"remove","path":"/metadata/finalizers/0"}]""");
        await RunAsync("patch", "configmap", "c", "--type=json", "-p", """[{"op":"test","path":"/metadata/finalizers/0","value":"example.com/a"},{"op":"remove","path":"/metadata/finalizers/0"}]""");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(["example.com/b"], State("configmaps", "c").Texts("metadata", "finalizers"));
        await RunAsync("patch", "configmap", "c", "--type=json", "-p", """[{"op":"remove","path":"/metadata/finalizers"}]""");
    }

    [Fact]
    public async Task Patch_ImmutableField_IsRefused()
    {
        await ApplyAsync(Deployment("shop", 0));

        var refused = await TryAsync("patch", "deployment", "shop", "--type=merge", "-p", """{"spec":{"selector":{"matchLabels":{"app":"other"}}}}""");

        Assert.Contains("field is immutable", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelAnnotate_AddChangeRemove_ChangesMetadata()
    {
        await RunAsync("create", "configmap", "c");

        Assert.Equal("configmap/c labeled\n", await RunAsync("label", "configmap", "c", "tier=front"));
        var refused = await TryAsync("label", "configmap", "c", "tier=back");
        await RunAsync("label", "configmap", "c", "tier=back", "--overwrite");
        Assert.Equal("configmap/c annotated\n", await RunAsync("annotate", "configmap", "c", "note=hello world"));

        Assert.Contains("already has a value (front), and --overwrite is false", refused.Error, StringComparison.Ordinal);
        Assert.Equal("back", State("configmaps", "c").Text("metadata", "labels", "tier"));
        Assert.Equal("hello world", State("configmaps", "c").Text("metadata", "annotations", "note"));
        Assert.Equal("configmap/c unlabeled\n", await RunAsync("label", "configmap", "c", "tier-"));
        Assert.Null(State("configmaps", "c").Text("metadata", "labels", "tier"));
    }
}
