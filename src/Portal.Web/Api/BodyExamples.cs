using System.Text.Json.Nodes;

namespace Portal.Web.Api;

/// <summary>Gives an endpoint examples of what it takes and answers, for the OpenAPI document and its page.</summary>
public static class BodyExamples
{
    private const string Json = "application/json";

    /// <summary>Adds them.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="request">The body, as JSON.</param>
    /// <param name="response">What a success answers, as JSON; null: the schema says it.</param>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, string request, string? response = null) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody?.Content?.TryGetValue(Json, out var body) == true)
            {
                body.Example = JsonNode.Parse(request);
            }

            if (response is not null)
            {
                foreach (var (status, answer) in operation.Responses ?? [])
                {
                    if (status.StartsWith('2') && answer.Content?.TryGetValue(Json, out var content) == true)
                    {
                        content.Example = JsonNode.Parse(response);
                    }
                }
            }

            return Task.CompletedTask;
        });
}
