using Microsoft.OpenApi;

namespace Portal.Web.Api;

/// <summary>Describes query parameters, which are read by <see cref="QueryValues"/>, in the OpenAPI document.</summary>
public static class QueryDescription
{
    /// <summary>The parameters of every list, in addition to its own.</summary>
    /// <param name="endpoint">The list.</param>
    /// <param name="parameters">Its own: name, what it means, an example.</param>
    public static RouteHandlerBuilder TakesListQuery(this RouteHandlerBuilder endpoint, params (string Name, string Text, string Example)[] parameters) =>
        endpoint.TakesQuery(
        [
            .. parameters,
            ("limit", "Items on a page, 1 to 1000; by default 100.", "50"),
            ("cursor", "Where the page begins: next of the page before.", ""),
            ("lang", "Language of the texts, en or zh; else Accept-Language decides.", "zh"),
        ]);

    /// <summary>Describes parameters.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="parameters">Name, what it means, an example (empty for none).</param>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, params (string Name, string Text, string Example)[] parameters) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, text, example) in parameters)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = text,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Example = example.Length == 0 ? null : example,
                });
            }

            return Task.CompletedTask;
        });
}
