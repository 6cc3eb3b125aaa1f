using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Testing;

namespace Portal.Simulator.Tests.Controllers;

/// <summary>One recording of a real kubelet and control plane.</summary>
internal sealed class Recording
{
    private readonly JsonObject _file;

    private Recording(JsonObject file) => _file = file;

    public static Recording Read(string name)
    {
        var path = RepositoryRoot.Path($"tests/Portal.Simulator.Tests/Controllers/Recordings/{name}.json");
        return new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
    }

    /// <summary>The object that a step sent.</summary>
    public JsonObject Body(string path, int number = 0)
        => (JsonObject)_file.Items("steps").Where(step => (step.Text("request", "path") ?? "").EndsWith(path, StringComparison.Ordinal) && step.At("request", "body") is not null)
            .ElementAt(number).At("request", "body")!.DeepClone();

    /// <summary>The watched history of a kind.</summary>
    public IReadOnlyList<(string Type, JsonObject Object)> History(string kind)
        => [.. _file.Items("watched").Where(seen => seen.Text("kind") == kind).Select(seen => (seen.Text("type") ?? "", (JsonObject)seen.At("object")!))];
}
