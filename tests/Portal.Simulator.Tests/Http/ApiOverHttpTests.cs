using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Http;

public sealed class ApiOverHttpTests : IAsyncLifetime
{
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    private ApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task List_ProtobufAccepted_IsProtobufForKnownKindsAndJsonForCustomOnes()
    {
        _server.Cluster.CreatePod("p");
        var (status, type, body) = await _server.SendAsync("GET", "/api/v1/pods", accept: Protobuf + ",application/json");
        Assert.Equal((200, Protobuf), (status, type));
        Assert.Equal("k8s\0", Encoding.ASCII.GetString(body[..4]));

        await DefineWidgets();
        var (_, customType, _) = await _server.SendAsync("GET", "/apis/example.com/v1/widgets", accept: Protobuf + ",application/json");
        Assert.Equal("application/json", customType);
    }

    [Fact]
    public async Task Get_NothingAcceptable_IsRefused() =>
        Assert.Equal(406, (await _server.SendAsync("GET", "/api/v1/pods", accept: "text/html")).Status);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"a\":1,\"a\":2,\"metadata\":5}")]
    [InlineData("{\"metadata\":{\"name\":7}}")]
    [InlineData("{\"metadata\":{\"name\":\"x\"},\"data\":[1]}")]
    [InlineData("{\"metadata\":{\"name\":\"x\"},\"binaryData\":{\"a\":\"???\"}}")]
    [InlineData("{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\"}}")]
    public async Task Create_BodyThatIsNoConfigMap_IsABadRequest(string body)
    {
        var (status, json) = await _server.JsonAsync("POST", "/api/v1/namespaces/default/configmaps", body);
        Assert.True(status is 400 or 422, json.ToJsonString());
        Assert.Equal("Failure", json.Text("status"));
    }

    [Fact]
    public async Task Create_DeeplyNestedBody_IsABadRequest()
    {
        var body = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);
        Assert.Equal(400, (await _server.JsonAsync("POST", "/api/v1/namespaces/default/configmaps", body)).Status);
    }

    [Fact]
    public async Task Apply_YamlBody_CreatesTheObject()
    {
        var (status, json) = await _server.JsonAsync(
            "PATCH",
            "/api/v1/namespaces/default/configmaps/m?fieldManager=me",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {k: v}\n",
            type: "application/apply-patch+yaml");
        Assert.Equal((201, "v"), (status, json.Text("data", "k")));
    }

    [Fact]
    public async Task Write_DryRun_ChangesNothing()
    {
        _server.Cluster.CreateConfigMap("m");
        var before = _server.Cluster.Api.Store.Revision;
        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("POST", "configmaps?dryRun=All", """{"metadata":{"name":"n"}}"""),
            ("PUT", "configmaps/m?dryRun=All", """{"metadata":{"name":"m"},"data":{"a":"b"}}"""),
            ("DELETE", "configmaps/m?dryRun=All", null),
            ("DELETE", "configmaps?dryRun=All", null),
        })
        {
            Assert.InRange((await _server.JsonAsync(method, "/api/v1/namespaces/default/" + path, body)).Status, 200, 201);
        }

        Assert.Equal(before, _server.Cluster.Api.Store.Revision);
    }

    [Theory]
    [InlineData("get", "/api/v1/namespaces/default/pods/p", 403)]
    [InlineData("get", "/version", 200)]
    [InlineData("get", "/apis", 200)]
    [InlineData("get", "/metrics", 403)]
    public async Task Request_UserWithoutRoles_MayDoWhatEverybodyMay(string method, string path, int expected) =>
        Assert.Equal(expected, (await _server.SendAsync(method.ToUpperInvariant(), path, token: "jane")).Status);

    [Fact]
    public async Task Request_RoleForOneName_AllowsThatNameOnly()
    {
        _server.Cluster.CreateConfigMap("mine");
        _server.Cluster.CreateConfigMap("other");
        _server.Cluster.Api.Create(KnownResources.Roles, "default", JsonNode.Parse("""
            {"metadata":{"name":"r"},"rules":[{"apiGroups":[""],"resources":["configmaps"],"resourceNames":["mine"],"verbs":["get"]}]}
            """)!.AsObject());
        _server.Cluster.Api.Create(KnownResources.RoleBindings, "default", JsonNode.Parse("""
            {"metadata":{"name":"b"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"},"subjects":[{"kind":"User","name":"jane"}]}
            """)!.AsObject());
        Assert.Equal(200, (await _server.SendAsync("GET", "/api/v1/namespaces/default/configmaps/mine", token: "jane")).Status);
        Assert.Equal(403, (await _server.SendAsync("GET", "/api/v1/namespaces/default/configmaps/other", token: "jane")).Status);
        Assert.Equal(403, (await _server.SendAsync("GET", "/api/v1/namespaces/default/configmaps", token: "jane")).Status);
    }

    [Fact]
    public async Task List_CustomResource_ShowsItsColumns()
    {
        await DefineWidgets();
        await _server.JsonAsync("POST", "/apis/example.com/v1/namespaces/default/widgets", """{"metadata":{"name":"w"},"spec":{"size":3},"status":{"conditions":[]}}""");
        var (_, _, body) = await _server.SendAsync("GET", "/apis/example.com/v1/widgets", accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        var table = JsonNode.Parse(body)!;
        Assert.Equal(["Name", "Size", "Ready"], table.Items("columnDefinitions").Select(c => c.Text("name")));
        Assert.Equal("""["w",3,null]""", table["rows"]![0]!["cells"]!.ToJsonString());
    }

    [Fact]
    public async Task OpenApi_OfAGroup_HasKindsAndTheQueryThatKubectlLooksFor()
    {
        var (_, index) = await _server.JsonAsync("GET", "/openapi/v3");
        Assert.NotNull(index.At("paths", "apis/apps/v1"));
        var (_, document) = await _server.JsonAsync("GET", "/openapi/v3/apis/apps/v1");
        Assert.NotNull(document.At("components", "schemas", "io.k8s.api.apps.v1.Deployment", "properties", "spec"));
        var patch = document.At("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "patch");
        Assert.Contains("fieldValidation", patch.Items("parameters").Select(p => p.Text("name")));
    }

    private async Task DefineWidgets() => Assert.Equal(201, (await _server.JsonAsync("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", """
        {"metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},
         "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}},"additionalPrinterColumns":[
           {"name":"Size","type":"integer","jsonPath":".spec.size"},
           {"name":"Ready","type":"string","jsonPath":".status.conditions[?(@.type==\"Ready\")].status"}]}]}}
        """)).Status);
}
