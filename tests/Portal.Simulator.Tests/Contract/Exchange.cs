using System.Text.Json.Nodes;

namespace Portal.Simulator.Tests.Contract;

/// <summary>A recorded request with the answer of a real API server.</summary>
public sealed record Exchange
{
    public required string File { get; init; }

    public required int Number { get; init; }

    public required string Note { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    public JsonNode? RequestBody { get; init; }

    public required int Status { get; init; }

    public required IReadOnlyDictionary<string, string> ResponseHeaders { get; init; }

    public JsonNode? ResponseBody { get; init; }

    /// <summary>Lines of a watch, or of the Status that refused one.</summary>
    public JsonArray? Events { get; init; }

    public bool IsWatch => Path.Contains("watch=1", StringComparison.Ordinal);

    /// <summary>Names the exchange in test results and in lists of exceptions, for example <c>05-delete#3</c>.</summary>
    public string Id => FormattableString.Invariant($"{File}#{Number}");

    public override string ToString() => $"{Id} {Note}";
}
