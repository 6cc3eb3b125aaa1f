using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Core.Objects;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Core.Tests.Objects;

public sealed class ObjectMaskTests
{
    private const string Secret = "SENTINEL-8c1f";

    public static TheoryData<string> Hiding =>
    [
        """{"kind":"Pod","spec":{"containers":[{"name":"a","env":[{"name":"DB","value":"§"}]}]}}""",
        """{"kind":"Deployment","spec":{"template":{"spec":{"initContainers":[{"env":[{"name":"DB","value":"§"}]}]}}}}""",
        """{"kind":"Pod","spec":{"containers":[{"args":["--password=§","--verbose"]}]}}""",
        """{"kind":"Pod","spec":{"containers":[{"command":["/app","§"]}]}}""",
        """{"kind":"Pod","spec":{"containers":[{"livenessProbe":{"httpGet":{"httpHeaders":[{"name":"Authorization","value":"§"}]}}}]}}""",
        """{"kind":"Pod","metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"env\":\"§\"}"}}}""",
        """{"kind":"Pod","metadata":{"annotations":{"vault.example.com/token":"§"}}}""",
        """{"kind":"ConfigMap","data":{"a":"§"},"binaryData":{"b":"§"}}""",
        """{"kind":"Secret","data":{"a":"§"},"stringData":{"b":"§"}}""",
        """{"kind":"Database","spec":{"auth":{"client_secret":"§","apiKey":"§"}}}""",
        """{"kind":"Database","spec":{"url":"postgres://app:§@db/shop"}}""",
    ];

    [Theory]
    [MemberData(nameof(Hiding))]
    public void Copy_WhatMayBeASecret_IsNowhere(string json)
    {
        var mask = new ObjectMask();

        var copy = mask.Copy(JsonDocument.Parse(json.Replace("§", Secret, StringComparison.Ordinal)).RootElement);

        Assert.DoesNotContain(Secret, copy.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, ObjectYaml.Write(copy), StringComparison.Ordinal);
        Assert.True(mask.Hidden > 0);
    }

    [Fact]
    public void Copy_WhatIsNoSecret_Stays()
    {
        var mask = new ObjectMask();

        var copy = mask.Copy(Parse("""
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web-1","managedFields":[{"manager":"kubectl"}]},
             "spec":{"containers":[{"name":"app","command":["/app"],"args":["--verbose"],"env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"s","key":"password"}}}]}]}}
            """));

        Assert.Equal(0, mask.Hidden);
        Assert.Equal(["apiVersion", "kind", "metadata", "spec"], copy.Select(static pair => pair.Key));
        Assert.Null(copy["metadata"]!["managedFields"]);
        Assert.Equal("--verbose", (string?)copy["spec"]!["containers"]![0]!["args"]![0]);
        Assert.Equal("password", (string?)copy["spec"]!["containers"]![0]!["env"]![0]!["valueFrom"]!["secretKeyRef"]!["key"]);
    }

    [Fact]
    public void Copy_AnObjectOfMegabytes_IsBoundedAndSaysSo()
    {
        var huge = new JsonObject
        {
            ["kind"] = "Thing",
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["big"] = new string('x', 2 * 1024 * 1024) } },
            ["spec"] = new JsonObject
            {
                ["list"] = new JsonArray([.. Enumerable.Range(0, 100_000).Select(static i => JsonValue.Create(i))]),
                ["texts"] = new JsonArray([.. Enumerable.Range(0, 900).Select(static _ => JsonValue.Create(new string('y', 4000)))]),
            },
        };
        var deep = new JsonObject();
        var at = deep;
        for (var i = 0; i < 60; i++)
        {
            var next = new JsonObject();
            at["next"] = next;
            at = next;
        }

        huge["deep"] = deep;
        var mask = new ObjectMask();

        var yaml = ObjectYaml.Write(mask.Copy(Parse(huge.ToJsonString())));

        Assert.True(yaml.Length < 1_200_000, $"{yaml.Length} characters");
        Assert.True(mask.Cut >= 3);
        Assert.Contains("(2093056 more characters)", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"Pod","metadata":{"labels":{"a.b/c":"no","n":"1","v":"1e3","t":"2026-01-01","e":"","c":"中文"}},"spec":{"list":[[1,2],{"a":{"b":[]}},{},"x: y","- z","#c"],"n":9223372036854775807,"t":true,"z":null}}""")]
    [InlineData("""{"kind":"Pod","metadata":{"annotations":{"h":"<script>\u202e\u001b[31m\r\nnext\u0000","multi":"a\nb\n","q":"it's \"so\""}}}""")]
    public void Write_AnyValue_IsReadBackTheSame(string json)
    {
        var copy = new ObjectMask().Copy(Parse(json));

        var yaml = ObjectYaml.Write(copy);

        Assert.Equal(copy.ToJsonString(), Assert.Single(ManifestFile.Documents(yaml)).ToJsonString());
        Assert.DoesNotContain(yaml, static c => c is '\u202e' or '\u001b' or '\0' or '\r');
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
}
