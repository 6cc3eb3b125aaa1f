namespace Portal.Simulator.Faults;

/// <summary>
/// What a request asks of the API, read from its method, path and query alone, so that faults can be matched before (and without) the
/// API machinery. Verbs are the ones of RBAC: get, list, watch, create, update, patch, delete, deletecollection; the lower-case
/// HTTP method for a path that is no resource, such as <c>/readyz</c>.
/// </summary>
public sealed record RequestTarget
{
    /// <summary>The verb, in lower case.</summary>
    public required string Verb { get; init; }

    /// <summary>The API group; empty for the core group and for paths that are no resource.</summary>
    public string Group { get; init; } = "";

    /// <summary>The plural resource name, such as <c>pods</c>; empty for paths that are no resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource, such as <c>eviction</c>; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace in the path; empty for cluster scope and for all namespaces.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The object's name; empty for collections.</summary>
    public string Name { get; init; } = "";

    /// <summary>The request asks for a further page of a list (it has a <c>continue</c> token).</summary>
    public bool IsContinued { get; init; }

    /// <summary>Reads the target of a request.</summary>
    public static RequestTarget Of(HttpRequest request)
    {
        var method = request.Method.ToLowerInvariant();
        var segments = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (group, rest) = segments switch
        {
            ["api", _, .. var tail] when tail.Length > 0 => ("", tail),
            ["apis", var name, _, .. var tail] when tail.Length > 0 => (name, tail),
            _ => ("", Array.Empty<string>()),
        };
        if (rest.Length == 0)
        {
            return new RequestTarget { Verb = method };
        }

        var scope = "";
        if (rest is ["namespaces", var inside, _, ..] && rest[2] is not ("status" or "finalize"))
        {
            scope = inside;
            rest = rest[2..];
        }

        var objectName = rest.Length > 1 ? rest[1] : "";
        return new RequestTarget
        {
            Verb = VerbOf(method, objectName.Length > 0, request.Query["watch"].ToString() is "1" or "true"),
            Group = group,
            Resource = rest[0],
            Subresource = rest.Length > 2 ? rest[2] : "",
            Namespace = scope,
            Name = objectName,
            IsContinued = !string.IsNullOrEmpty(request.Query["continue"]),
        };
    }

    private static string VerbOf(string method, bool named, bool watch) => method switch
    {
        "get" or "head" => watch ? "watch" : named ? "get" : "list",
        "post" => "create",
        "put" => "update",
        "delete" => named ? "delete" : "deletecollection",
        _ => method,
    };
}
