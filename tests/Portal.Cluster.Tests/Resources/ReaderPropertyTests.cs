using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Xunit;

namespace Portal.Cluster.Tests.Resources;

/// <summary>Readers against recordings that were cut, bent and broken. A failing case prints its seed; <c>CsCheck_Seed</c> repeats it.</summary>
public sealed class ReaderPropertyTests
{
    private static readonly JsonNode?[] Replacements =
    [
        null, JsonValue.Create(""), JsonValue.Create("text"), JsonValue.Create(-1), JsonValue.Create(1.5), JsonValue.Create(true),
        JsonValue.Create(long.MaxValue), JsonValue.Create("9999-99-99T00:00:00Z"), new JsonObject { ["x"] = 1 }, new JsonArray(1, "2", null, new JsonObject()),
        JsonValue.Create(new string('x', 2000)), JsonValue.Create("\u202e\0\r\n"),
    ];

    public static TheoryData<string> Resources => [.. "pods nodes namespaces events persistentvolumes persistentvolumeclaims jobs leases".Split(' ')];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Decode_PageInPiecesOfAnySize_GivesTheSame(string resource) => On(resource, new Pieces());

    [Theory]
    [MemberData(nameof(Resources))]
    public void Decode_OneBentObject_GivesTheOthersAndDoesNotThrow(string resource) => On(resource, new Bent());

    [Theory]
    [MemberData(nameof(Resources))]
    public void Decode_BrokenBytes_ThrowsNothingButJsonException(string resource) => On(resource, new Broken());

    [Fact]
    public void Decode_DeeplyNestedField_ReadsTheObject()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 9_000)) + string.Concat(Enumerable.Repeat("]", 9_000));
        var page = Recorded.Decode(WatchedResources.Pods, Encoding.UTF8.GetBytes(
            $$$"""{"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a","namespace":"n","uid":"u","resourceVersion":"5"},"x":{{{deep}}}}]}"""));

        Assert.Equal("a", page.Objects.Single().Metadata.Name);
    }

    [Fact]
    public void Decode_InvalidUtf8InAKeptField_SkipsThatObjectOnly()
    {
        var json = Encoding.UTF8.GetBytes(
            """{"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"#","namespace":"n","uid":"u","resourceVersion":"5"}},{"metadata":{"name":"b","namespace":"n","uid":"v","resourceVersion":"6"}}]}""");
        json[Array.IndexOf(json, (byte)'#')] = 0xff;

        var page = Recorded.Decode(WatchedResources.Pods, json);

        Assert.Equal("b", page.Objects.Single().Metadata.Name);
        Assert.Equal("name is not valid UTF-8", page.Problems.Single());
    }

    [Fact]
    public void Decode_HalfASurrogateAndEscapes_AreReadOrSkipped()
    {
        var page = Recorded.Decode(WatchedResources.Pods, Encoding.UTF8.GetBytes("""
            {"metadata":{"resourceVersion":"7"},"items":[
             {"metadata":{"name":"a","namespace":"n","uid":"u","resourceVersion":"5"},"status":{"message":"\ud800"}},
             {"metadata":{"name":"b","namespace":"n","uid":"v","resourceVersion":"6"},"status":{"message":"a\u003cb\n\"q\" 中文 \ud83d\ude00"}}]}
            """));

        Assert.Equal("a<b\n\"q\" 中文 😀", page.Objects.Single().Message);
        Assert.Equal("message is not valid text", page.Problems.Single());
    }

    private static void On(string resource, ICheck check)
    {
        switch (resource)
        {
            case "pods": check.Run(WatchedResources.Pods); break;
            case "nodes": check.Run(WatchedResources.Nodes); break;
            case "namespaces": check.Run(WatchedResources.Namespaces); break;
            case "events": check.Run(WatchedResources.Events); break;
            case "persistentvolumes": check.Run(WatchedResources.Volumes); break;
            case "persistentvolumeclaims": check.Run(WatchedResources.Claims); break;
            case "jobs": check.Run(WatchedResources.Jobs); break;
            case "leases": check.Run(WatchedResources.Leases); break;
            default: throw new ArgumentOutOfRangeException(nameof(resource));
        }
    }

    private interface ICheck
    {
        void Run<T>(WatchedResource<T> resource)
            where T : class, IKubernetesObject;
    }

    private sealed class Pieces : ICheck
    {
        public void Run<T>(WatchedResource<T> resource)
            where T : class, IKubernetesObject
        {
            var page = Recorded.List(resource.Kind.Resource);
            var whole = Recorded.Decode(resource, page).Objects.Select(Recorded.Text).ToList();
            Gen.Int[0, int.MaxValue].Sample(
                seed =>
                {
                    var random = new Random(seed);
                    var most = random.Next(1, 5000);
                    var pieces = Recorded.Decode(resource, page, () => random.Next(1, most + 1));
                    Assert.True(pieces.Done);
                    Assert.Equal(whole, pieces.Objects.Select(Recorded.Text));
                },
                iter: 20);
        }
    }

    private sealed class Bent : ICheck
    {
        public void Run<T>(WatchedResource<T> resource)
            where T : class, IKubernetesObject
        {
            var text = Recorded.List(resource.Kind.Resource);
            var good = Recorded.Decode(resource, text).Objects.Select(Recorded.Text).ToList();
            Gen.Int[0, int.MaxValue].Sample(
                seed =>
                {
                    var random = new Random(seed);
                    var root = JsonNode.Parse(text)!;
                    var items = root["items"]!.AsArray();
                    var victim = random.Next(items.Count);
                    for (var i = random.Next(1, 4); i > 0; i--)
                    {
                        Bend(items, victim, random);
                    }

                    var page = Recorded.Decode(resource, JsonSerializer.SerializeToUtf8Bytes(root), () => random.Next(1, 20_000));

                    Assert.True(page.Done);
                    Assert.Equal(items.Count, page.Objects.Count + page.Problems.Count);
                    var others = good.Where((_, i) => i != victim).ToList();
                    Assert.Equal(others, page.Objects.Select(Recorded.Text).Where(others.Contains));
                },
                iter: 300);
        }

        private static void Bend(JsonArray items, int victim, Random random)
        {
            var places = new List<Action<JsonNode?>> { node => items[victim] = node };
            Collect(items[victim], places);
            places[random.Next(places.Count)](Replacements[random.Next(Replacements.Length)]?.DeepClone());
        }

        private static void Collect(JsonNode? node, List<Action<JsonNode?>> places)
        {
            if (node is JsonObject obj)
            {
                foreach (var (name, value) in obj)
                {
                    places.Add(n => obj[name] = n);
                    Collect(value, places);
                }
            }
            else if (node is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    var at = i;
                    places.Add(n => array[at] = n);
                    Collect(array[i], places);
                }
            }
        }
    }

    private sealed class Broken : ICheck
    {
        public void Run<T>(WatchedResource<T> resource)
            where T : class, IKubernetesObject
        {
            var text = Recorded.List(resource.Kind.Resource);
            var line = Encoding.UTF8.GetBytes($$"""{"type":"ADDED","object":{{Recorded.Items(resource.Kind.Resource)[0]!.ToJsonString()}}}""");
            var decoder = new WatchDecoder<T>(resource, new ReadingPools());
            Assert.Equal(WatchLineType.Put, decoder.Decode(line).Type);
            Gen.Int[0, int.MaxValue].Sample(
                seed =>
                {
                    var random = new Random(seed);
                    try
                    {
                        Recorded.Decode(resource, Break(text, random), () => random.Next(1, 20_000));
                    }
                    catch (JsonException)
                    {
                        // The one way in which a page may fail.
                    }

                    decoder.Decode(Break(line, random)); // A line of a watch may not fail at all.
                },
                iter: 300);
        }

        private static byte[] Break(byte[] good, Random random)
        {
            var bytes = (byte[])good.Clone();
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var at = random.Next(bytes.Length);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes = bytes[..at]; break;
                    case 2: bytes = [.. bytes[..at], .. bytes[random.Next(at, bytes.Length)..]]; break;
                    default: bytes[at] = (byte)"{}[],:\"\\ntf0"[random.Next(12)]; break;
                }

                if (bytes.Length == 0)
                {
                    break;
                }
            }

            return bytes;
        }
    }
}
