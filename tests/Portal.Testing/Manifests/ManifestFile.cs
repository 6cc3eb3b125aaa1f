using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Text;

namespace Portal.Testing.Manifests;

/// <summary>A file of plain Kubernetes manifests with the moment that its times belong to.</summary>
/// <param name="ReferenceTime">The time of the first line, <c># reference-time: …</c>.</param>
/// <param name="Objects">The objects, in the file's order.</param>
public sealed record ManifestFile(DateTimeOffset ReferenceTime, IReadOnlyList<JsonObject> Objects)
{
    private const string Head = "# reference-time:";

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The first line does not name the time.</exception>
    public static ManifestFile Parse(string yaml)
    {
        var first = yaml.AsSpan(0, Math.Max(0, yaml.IndexOf('\n', StringComparison.Ordinal))).Trim();
        return first.StartsWith(Head, StringComparison.Ordinal)
            && DateTimeOffset.TryParse(first[Head.Length..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new ManifestFile(time, Documents(yaml))
            : throw new FormatException($"The first line must be '{Head} <RFC 3339 time>', not '{first}'.");
    }

    /// <summary>The objects of a stream of YAML documents, empty ones left out, read as the simulator reads them.</summary>
    public static IReadOnlyList<JsonObject> Documents(string yaml) => [.. YamlJson.ParseAll(yaml).Cast<JsonObject>()];
}
