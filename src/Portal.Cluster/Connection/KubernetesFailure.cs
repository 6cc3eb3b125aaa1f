using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Portal.Cluster.Connection;

/// <summary>Why an API server refused: its <c>Status</c> object, or what stands for it when something else answered.</summary>
public sealed record KubernetesFailure
{
    /// <summary>The machine's word, such as <c>NotFound</c>, <c>Conflict</c>, <c>Invalid</c>, <c>Expired</c>; empty when not said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The server's message for people; hostile until shown as text.</summary>
    public string Message { get; init; } = "";

    /// <summary>The HTTP code.</summary>
    public int Code { get; init; }

    /// <summary>How long to wait: the <c>Retry-After</c> header or <c>details.retryAfterSeconds</c>; null when not said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary><c>details.causes</c>: what is wrong with which field.</summary>
    public ImmutableArray<KubernetesFailureCause> Causes { get; init; } = [];

    /// <summary>Reads a failure from an answer. Whatever the body is, it gives a value and does not throw.</summary>
    /// <param name="code">The HTTP code.</param>
    /// <param name="body">The body, perhaps cut.</param>
    /// <param name="headers">The answer's headers; null for a Status that came inside a watch.</param>
    /// <param name="now">The time to which a Retry-After date is compared.</param>
    /// <returns>The failure.</returns>
    public static KubernetesFailure Read(int code, ReadOnlyMemory<byte> body, HttpResponseHeaders? headers, DateTimeOffset now)
    {
        var retry = headers?.RetryAfter is { } header ? header.Delta ?? (header.Date - now) : null;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root)
            {
                return Read(code, root, retry);
            }
        }
        catch (JsonException)
        {
            // Not from the API server: a proxy's page, or a body that was cut. The code says enough.
        }

        return new KubernetesFailure { Code = code, RetryAfter = retry, Message = string.Create(CultureInfo.InvariantCulture, $"HTTP {code} without a Kubernetes Status") };
    }

    /// <summary>Reads a failure from a <c>Status</c> object that came inside a watch.</summary>
    /// <param name="status">The object.</param>
    /// <returns>The failure; its code is that of the object, 0 if it has none.</returns>
    public static KubernetesFailure Read(JsonElement status) => Read(0, status, null);

    private static KubernetesFailure Read(int code, JsonElement root, TimeSpan? retry)
    {
        var details = Get(root, "details");
        if (retry is null && Get(details, "retryAfterSeconds") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt32(out var wait) && wait > 0)
        {
            retry = TimeSpan.FromSeconds(wait);
        }

        var causes = ImmutableArray.CreateBuilder<KubernetesFailureCause>();
        if (Get(details, "causes") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var cause in list.EnumerateArray())
            {
                causes.Add(new KubernetesFailureCause(Text(cause, "reason"), Text(cause, "field"), Text(cause, "message")));
            }
        }

        var own = Get(root, "code") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
        return new KubernetesFailure
        {
            Code = code != 0 ? code : own,
            Reason = Text(root, "reason"),
            Message = Text(root, "message"),
            RetryAfter = retry,
            Causes = causes.ToImmutable(),
        };
    }

    private static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string Text(JsonElement element, string name)
    {
        try
        {
            return Get(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return ""; // Invalid UTF-8 or half a surrogate.
        }
    }
}
