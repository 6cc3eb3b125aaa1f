using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class GetTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task Get_Table_HasTheColumnsOfThePodTable()
    {
        await ApplyAsync(Pod("web"));
        await RunAsync("wait", "--for=condition=Ready", "pod/web", "--timeout=30s");

        var lines = (await Kubectl.TryAsync("-n", Namespace, "get", "pods")).Lines;

        Assert.Equal(["NAME", "READY", "STATUS", "RESTARTS", "AGE"], Words(lines[0]));
        Assert.Equal(["web", "1/1", "Running", "0"], Words(lines[1])[..4]);
    }

    [Fact]
    public async Task Get_Wide_AddsNodeAndAddress()
    {
        await ApplyAsync(Pod("web"));
        await RunAsync("wait", "--for=condition=Ready", "pod/web", "--timeout=30s");

        var lines = (await Kubectl.TryAsync("-n", Namespace, "get", "pod", "web", "-o", "wide")).Lines;

        Assert.Equal(["NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE", "NOMINATED", "NODE", "READINESS", "GATES"], Words(lines[0]));
        Assert.Contains(State("pods", "web").Text("status", "podIP")!, lines[1], StringComparison.Ordinal);
        Assert.Contains(State("pods", "web").Text("spec", "nodeName")!, lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NodesWide_ShowsVersionAndRuntime()
    {
        var lines = (await Kubectl.TryAsync("get", "nodes", "-o", "wide")).Lines;

        Assert.Equal(["NAME", "STATUS", "ROLES", "AGE", "VERSION", "INTERNAL-IP", "EXTERNAL-IP", "OS-IMAGE", "KERNEL-VERSION", "CONTAINER-RUNTIME"], Words(lines[0]));
        Assert.True(lines.Count >= 4, $"three nodes, not {lines.Count - 1}");
        Assert.Contains("containerd://", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_YamlAndJson_AreTheObject()
    {
        await ApplyAsync(Pod("web"));

        var yaml = await RunAsync("get", "pod", "web", "-o", "yaml");
        var json = JsonNode.Parse(await RunAsync("get", "pod", "web", "-o", "json"))!;

        Assert.StartsWith("apiVersion: v1\nkind: Pod\nmetadata:\n", yaml, StringComparison.Ordinal);
        Assert.Contains("image: nginx:1.27\n", yaml, StringComparison.Ordinal);
        Assert.Equal(State("pods", "web").Text("metadata", "uid"), json.Text("metadata", "uid"));
        Assert.Equal("Pod", json.Text("kind"));
    }

    [Fact]
    public async Task Get_AllNamespaces_ShowsTheNamespaceColumn()
    {
        await ApplyAsync(Pod("web"));

        var lines = (await Kubectl.TryAsync("get", "pods", "-A")).Lines;

        Assert.Equal("NAMESPACE", Words(lines[0])[0]);
        Assert.Contains(lines, l => Words(l)[..2] is [var ns, "web"] && ns == Namespace);
        Assert.True(lines.Count > 6, "pods of other namespaces are shown too");
    }

    [Fact]
    public async Task Get_Watch_ShowsChangesAsTheyHappen()
    {
        await RunAsync("create", "configmap", "there-before");
        using var watch = Kubectl.Start("-n", Namespace, "get", "configmaps", "-w", "--no-headers", "--output-watch-events");
        try
        {
            string? line;
            do
            {
                line = await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Eventually.DefaultDeadline);
            }
            while (line is not null && !line.Contains("there-before", StringComparison.Ordinal));

            await RunAsync("create", "configmap", "seen", "--from-literal=a=b");
            Assert.Equal(["ADDED", "seen", "1"], Words((await watch.StandardOutput.ReadLineAsync().WaitAsync(Eventually.DefaultDeadline))!)[..3]);
            await RunAsync("delete", "configmap", "seen");
            Assert.Equal(["DELETED", "seen", "1"], Words((await watch.StandardOutput.ReadLineAsync().WaitAsync(Eventually.DefaultDeadline))!)[..3]);
        }
        finally
        {
            watch.Kill();
        }
    }

    [Fact]
    public async Task Get_Selectors_ChooseByLabelAndField()
    {
        await ApplyAsync(Pod("web", "app: web, tier: front"));
        await ApplyAsync(Pod("db", "app: db, tier: back"));

        Assert.Equal("pod/web\n", await RunAsync("get", "pods", "-l", "app=web", "-o", "name"));
        Assert.Equal("pod/db\n", await RunAsync("get", "pods", "-l", "tier in (back),app!=web", "-o", "name"));
        Assert.Equal("pod/db\n", await RunAsync("get", "pods", "--field-selector", "metadata.name=db", "-o", "name"));
        Assert.Equal("", await RunAsync("get", "pods", "--field-selector", "status.phase=Failed", "-o", "name"));
        var refused = await TryAsync("get", "pods", "--field-selector", "spec.color=red");
        Assert.Contains("field label not supported: spec.color", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CustomColumnsJsonpathLabelsSort_ShowThem()
    {
        await ApplyAsync(Pod("b-web", "app: web"));
        await ApplyAsync(Pod("a-web", "app: db"));

        var columns = (await Kubectl.TryAsync("-n", Namespace, "get", "pods", "-o", "custom-columns=N:.metadata.name,I:.spec.containers[*].image")).Lines;
        var labels = (await Kubectl.TryAsync("-n", Namespace, "get", "pods", "--show-labels", "-L", "app")).Lines;
        var sorted = await RunAsync("get", "pods", "--sort-by=.metadata.name", "-o", "jsonpath={.items[*].metadata.name}");

        Assert.Equal(["N", "I"], Words(columns[0]));
        Assert.Contains(columns, l => Words(l) is ["a-web", "nginx:1.27"]);
        Assert.Equal(["APP", "LABELS"], Words(labels[0])[^2..]);
        Assert.Equal("db", Words(labels[1])[^2]);
        Assert.StartsWith("app=db", Words(labels[1])[^1], StringComparison.Ordinal);
        Assert.Equal("a-web b-web", sorted);
    }

    [Fact]
    public async Task Get_Missing_SaysSo()
    {
        var missing = await TryAsync("get", "pod", "nobody");
        var none = await TryAsync("get", "pods");
        var unknown = await TryAsync("get", "frobs");

        Assert.Equal((1, "Error from server (NotFound): pods \"nobody\" not found\n"), (missing.ExitCode, missing.Error));
        Assert.Equal($"No resources found in {Namespace} namespace.\n", none.Error);
        Assert.Equal("error: the server doesn't have a resource type \"frobs\"\n", unknown.Error);
    }

    [Theory]
    [InlineData("deploy,rs,sts,ds,job,cj,svc,cm,sa,pvc,pdb,quota,limits,secret,ing,netpol,ep,role,rolebinding,lease,hpa,controllerrevision,endpointslice")]
    [InlineData("ns,no,pv,sc,pc,clusterrole,clusterrolebinding,crd,csinode,csidriver,volumeattachment,ingressclass,apiservice")]
    public async Task Get_EveryKindByShortName_IsServed(string kinds)
    {
        var result = await TryAsync("get", kinds);

        Assert.Equal(0, result.ExitCode);
    }

    internal static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
