using Microsoft.Net.Http.Headers;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Encoding and shape that client and server agree on.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Negotiated(MediaKind Media, ResponseShape Shape)
{
    public const string ProtobufType = "application/vnd.kubernetes.protobuf";

    public string ContentType => Media == MediaKind.Protobuf ? ProtobufType : "application/json";

    public string WatchContentType => Media == MediaKind.Protobuf ? ProtobufType + ";stream=watch" : "application/json";

    /// <summary>What a request for objects gets: protobuf only of kinds whose fields are known.</summary>
    public static Negotiated For(ApiRequest request) => From(request.Http.Request, KubernetesSchema.Of(request.Resource) is not null);

    /// <summary>Takes the first accepted form that the server has, as the API server does; quality values do not count.</summary>
    /// <exception cref="ApiException">406 when there is none.</exception>
    public static Negotiated From(HttpRequest request, bool hasProtobuf)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || string.IsNullOrWhiteSpace(accept.ToString()))
        {
            return default;
        }

        foreach (var type in MediaTypeHeaderValue.ParseList(accept))
        {
            var media = type.MediaType.Value switch
            {
                "application/json" or "*/*" or "application/*" => MediaKind.Json,
                ProtobufType when hasProtobuf => MediaKind.Protobuf,
                _ => (MediaKind?)null,
            };
            if (media is { } known && ShapeOf(type) is { } shape && (shape != ResponseShape.Table || known == MediaKind.Json))
            {
                return new(known, shape);
            }
        }

        throw new ApiException(new ApiStatus
        {
            Code = 406,
            Reason = "NotAcceptable",
            Message = "only the following media types are accepted: application/json, application/json;stream=watch, application/vnd.kubernetes.protobuf, application/vnd.kubernetes.protobuf;stream=watch",
            Details = new StatusDetails(),
        });
    }

    /// <summary>Whether a refusal goes out as protobuf: it is the first form that is accepted.</summary>
    public static bool PrefersProtobuf(HttpRequest request) =>
        request.Headers.Accept.ToString().TrimStart().StartsWith(ProtobufType, StringComparison.OrdinalIgnoreCase);

    private static ResponseShape? ShapeOf(MediaTypeHeaderValue type) => Parameter(type, "as") switch
    {
        "" => ResponseShape.Object,
        "Table" when Parameter(type, "v") == "v1" => ResponseShape.Table,
        "PartialObjectMetadata" or "PartialObjectMetadataList" when Parameter(type, "v") == "v1" => ResponseShape.Metadata,
        _ => null,
    };

    private static string Parameter(MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.ToString() ?? "";
}
