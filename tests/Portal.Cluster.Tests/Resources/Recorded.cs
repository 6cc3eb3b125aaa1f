using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Cluster.Tests.Resources;

/// <summary>Lists recorded from a real API server, and what our readers make of them.</summary>
internal static class Recorded
{
    public static byte[] List(string resource) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Recordings", $"{resource}.json"));

    public static JsonArray Items(string resource) => JsonNode.Parse(List(resource))!["items"]!.AsArray();

    /// <summary>Decodes a whole page, given to the decoder in pieces.</summary>
    public static Page<T> Decode<T>(WatchedResource<T> resource, byte[] page, Func<int>? piece = null)
        where T : class, IKubernetesObject
    {
        var objects = new List<T>();
        var problems = new List<string>();
        var decoder = new ListDecoder<T>(resource, new ReadingPools(), (obj, problem) =>
        {
            if (problem is null)
            {
                objects.Add(obj!);
            }
            else
            {
                problems.Add(problem);
            }
        });
        int start = 0, end = 0;
        while (!decoder.Done && end < page.Length)
        {
            end = Math.Min(page.Length, end + Math.Max(1, piece?.Invoke() ?? page.Length));
            start += decoder.Feed(page.AsSpan(start, end - start));
        }

        return new Page<T>(objects, problems, decoder.Done, decoder.Version, decoder.Continue);
    }

    /// <summary>A text that is equal for equal objects (records compare their lists by reference).</summary>
    public static string Text(object obj) => JsonSerializer.Serialize(obj, obj.GetType());

    internal sealed record Page<T>(List<T> Objects, List<string> Problems, bool Done, string? Version, string? Continue);
}
