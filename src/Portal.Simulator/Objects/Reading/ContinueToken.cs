using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Reading;

/// <summary>The opaque token that asks for the next page: a revision and the key after which to go on.</summary>
/// <param name="Revision">Revision of the first page.</param>
/// <param name="Start">Key of the last object sent, <c>/namespace/name</c> or <c>/name</c>, relative to the listed collection.</param>
internal sealed record ContinueToken(long Revision, string Start)
{
    private const string Version = "meta.k8s.io/v1";

    public string Encode()
    {
        var json = new JsonObject { ["v"] = Version, ["rv"] = Revision, ["start"] = Start + "\0" };
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    /// <exception cref="ApiException">400 when the token is not one of ours.</exception>
    public static ContinueToken Decode(string text)
    {
        try
        {
            var json = JsonNode.Parse(Base64Url.DecodeFromChars(text));
            if (json.Text("v") == Version && json.Number("rv") is > 0 and { } revision && json.Text("start") is { Length: > 0 } start)
            {
                return new(revision, start.TrimEnd('\0'));
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Falls through: a token that does not decode gets the same answer as one that makes no sense.
        }

        throw ApiErrors.BadRequest("invalid continue token: continue key is not valid: invalid character looking for beginning of value");
    }
}
