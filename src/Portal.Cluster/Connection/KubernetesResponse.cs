using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Cluster.Connection;

/// <summary>A whole answer of the API server.</summary>
public sealed record KubernetesResponse
{
    /// <summary>The HTTP code.</summary>
    public required int Status { get; init; }

    /// <summary>Headers by lower-case name; several values are joined with a comma.</summary>
    public required ImmutableDictionary<string, string> Headers { get; init; }

    /// <summary>The body as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Why the server refused; null for 2xx.</summary>
    public KubernetesFailure? Failure { get; init; }

    /// <summary>Whether the server did what was asked (2xx).</summary>
    public bool Succeeded => Failure is null;

    /// <summary>Texts of <c>Warning</c> headers: what the server wants a person to know.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The body as JSON.</summary>
    /// <returns>The root element, detached; null when the body is not JSON.</returns>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
