using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class ApplyTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    private static string ConfigMap(string data) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        data: { {{data}} }
        """;

    [Fact]
    public async Task Apply_CreateUpdateRemoveAgain_ThreeWayMerges()
    {
        Assert.Equal("configmap/c created\n", await ApplyAsync(ConfigMap("a: '1', b: '2'")));
        await RunAsync("patch", "configmap", "c", "--type=merge", "-p", """{"data":{"foreign":"kept"}}""");

        Assert.Equal("configmap/c configured\n", await ApplyAsync(ConfigMap("a: '3'")));
        Assert.Equal("configmap/c unchanged\n", await ApplyAsync(ConfigMap("a: '3'")));

        Assert.Equal("""{"a":"3","foreign":"kept"}""", State("configmaps", "c")["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Apply_ServerSide_OwnsFieldsAndReportsConflicts()
    {
        Assert.Equal("configmap/c serverside-applied\n", await ApplyAsync(ConfigMap("a: '1'"), "--server-side", "--field-manager=one"));

        var conflict = await Kubectl.RunAsync(ConfigMap("a: '2'"), ["-n", Namespace, "apply", "-f", "-", "--server-side", "--field-manager=two"]);
        Assert.Equal(1, conflict.ExitCode);
        Assert.Contains("Apply failed with 1 conflict: conflict with \"one\": .data.a", conflict.Error, StringComparison.Ordinal);
        Assert.Equal("1", State("configmaps", "c").Text("data", "a"));

        await ApplyAsync(ConfigMap("a: '2'"), "--server-side", "--field-manager=two", "--force-conflicts");
        Assert.Equal("2", State("configmaps", "c").Text("data", "a"));
        Assert.Contains(State("configmaps", "c").Items("metadata", "managedFields"), m => m.Text("manager") == "two" && m.Text("operation") == "Apply");
    }

    [Fact]
    public async Task Apply_DryRunServer_ChangesNothing()
    {
        Assert.Equal("configmap/c created (server dry run)\n", await ApplyAsync(ConfigMap("a: '1'"), "--dry-run=server"));
        Assert.Null(Find("configmaps", "c"));
    }

    [Fact]
    public async Task Apply_InvalidObject_NamesTheField()
    {
        var wrong = await Kubectl.RunAsync(Pod("Bad_Name"), ["-n", Namespace, "apply", "-f", "-", "--validate=false"]);

        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("metadata.name: Invalid value: \"Bad_Name\"", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_UnknownField_StrictValidationRefusesIt()
    {
        var wrong = await Kubectl.RunAsync(Pod("web").Replace("ports:", "prots:", StringComparison.Ordinal), ["-n", Namespace, "apply", "-f", "-"]);

        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("unknown field \"spec.containers[0].prots\"", wrong.Error, StringComparison.Ordinal);
        Assert.Null(Find("pods", "web"));
    }

    [Fact]
    public async Task CreateReplace_ExistingAndStale_ConflictAsTheApiSays()
    {
        Assert.Equal("configmap/c created\n", await RunAsync("create", "configmap", "c", "--from-literal=a=b"));
        var again = await TryAsync("create", "configmap", "c");
        var old = await RunAsync("get", "configmap", "c", "-o", "json");
        await RunAsync("label", "configmap", "c", "x=y");

        var stale = await Kubectl.RunAsync(old, ["-n", Namespace, "replace", "-f", "-"]);

        Assert.Equal("error: failed to create configmap: configmaps \"c\" already exists\n", again.Error);
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("the object has been modified; please apply your changes to the latest version", stale.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_CustomResource_IsServedOnceItsDefinitionIsEstablished()
    {
        var group = $"{Namespace}.example.com";
        await Kubectl.ApplyAsync($$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: "crontabs.{{group}}"}
            spec:
              group: {{group}}
              scope: Namespaced
              names: {plural: crontabs, singular: crontab, kind: CronTab, shortNames: [ct]}
              versions:
              - name: v1
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true} }
                additionalPrinterColumns: [{name: Spec, type: string, jsonPath: .spec.cron}]
            """);
        await Kubectl.RunAsync("wait", "--for=condition=Established", $"crd/crontabs.{group}", "--timeout=30s");

        await ApplyAsync($$"""
            apiVersion: {{group}}/v1
            kind: CronTab
            metadata: {name: nightly}
            spec: {cron: "0 0 * * *"}
            """);

        var lines = (await TryAsync("get", $"crontabs.{group}")).Lines;
        Assert.Equal("NAME      SPEC", lines[0]);
        Assert.Equal("nightly   0 0 * * *", lines[1]);
        await Kubectl.RunAsync("delete", "crd", $"crontabs.{group}");
        Assert.Null(Api.Resources.Find(group, "v1", "crontabs"));
    }
}
