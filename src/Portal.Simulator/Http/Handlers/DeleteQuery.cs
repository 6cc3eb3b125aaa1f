using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Reads delete options from the body, or from the query when there is no body.</summary>
internal static class DeleteQuery
{
    public static async Task<DeleteOptions> ReadAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadAsync(request);
        return body is JsonObject json ? From(json, request) : FromQuery(request);
    }

    public static DeleteOptions From(JsonNode json, ApiRequest request) => Noted(request, new DeleteOptions
    {
        GracePeriodSeconds = json.Number("gracePeriodSeconds"),
        Uid = json.Text("preconditions", "uid"),
        ResourceVersion = json.Text("preconditions", "resourceVersion"),
        Propagation = PolicyOf(json.Text("propagationPolicy") ?? "", json.At("orphanDependents")),
        DryRun = json.Texts("dryRun").Any(CheckDryRun) || IsDryRun(request),
    });

    public static DeleteOptions FromQuery(ApiRequest request)
    {
        var orphan = request.Query("orphanDependents");
        return Noted(request, new DeleteOptions
        {
            GracePeriodSeconds = ListQuery.ReadNumber(request, "gracePeriodSeconds"),
            Propagation = PolicyOf(request.Query("propagationPolicy"), orphan.Length == 0 ? null : JsonValue.Create(orphan == "true")),
            DryRun = IsDryRun(request),
        });
    }

    private static DeleteOptions Noted(ApiRequest request, DeleteOptions options)
    {
        RequestFacts.NoteDryRun(request.Http, options.DryRun);
        return options;
    }

    private static bool IsDryRun(ApiRequest request) => request.Http.Request.Query["dryRun"].Any(d => !string.IsNullOrEmpty(d) && CheckDryRun(d));

    private static bool CheckDryRun(string value) => value == "All" ? true : throw Invalid(FieldError.NotSupported("dryRun", $"[\"{value}\"]", "All"));

    private static PropagationPolicy PolicyOf(string policy, JsonNode? orphan) => policy switch
    {
        "Background" => PropagationPolicy.Background,
        "Foreground" => PropagationPolicy.Foreground,
        "Orphan" => PropagationPolicy.Orphan,
        "" when orphan is not null => orphan.IsTrue() ? PropagationPolicy.Orphan : PropagationPolicy.Background,
        "" => PropagationPolicy.Default,
        _ => throw Invalid(FieldError.NotSupported("propagationPolicy", $"\"{policy}\"", "Background", "Foreground", "Orphan")),
    };

    private static ApiException Invalid(FieldError error) => ApiErrors.Invalid("DeleteOptions", "meta.k8s.io", "", [error]);
}
