namespace Portal.Simulator.Http.Routing;

/// <summary>Reads paths as the API server reads them (k8s.io/apiserver requestinfo).</summary>
internal static class RequestInfoParser
{
    public static RequestInfo Parse(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["api", var version, _, ..] => Resource(request, path, "", version, segments.AsSpan(2)),
            ["apis", var group, var version, _, ..] => Resource(request, path, group, version, segments.AsSpan(3)),
            _ => new RequestInfo { Verb = Lower(request.Method), Path = path },
        };
    }

    private static RequestInfo Resource(HttpRequest request, string path, string group, string version, ReadOnlySpan<string> rest)
    {
        var ns = "";
        if (rest is ["namespaces", var inside, ..])
        {
            // A namespace is itself the namespace of requests about it.
            ns = inside;
            if (rest.Length > 2 && rest[2] is not ("status" or "finalize"))
            {
                rest = rest[2..];
            }
        }

        var name = rest.Length > 1 ? rest[1] : "";
        return new RequestInfo
        {
            IsResource = true,
            Verb = VerbOf(request, name.Length > 0),
            Group = group,
            Version = version,
            Namespace = ns,
            Resource = rest[0],
            Name = name,
            Subresource = rest.Length > 2 ? rest[2] : "",
            Rest = rest.Length > 3 ? string.Join('/', rest[3..]) : "",
            Path = path,
        };
    }

    private static string VerbOf(HttpRequest request, bool isNamed) => request.Method switch
    {
        "GET" or "HEAD" => request.Query["watch"].ToString() is "1" or "true" ? "watch" : isNamed ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => isNamed ? "delete" : "deletecollection",
        _ => Lower(request.Method),
    };

    private static string Lower(string method) => method switch
    {
        "GET" => "get",
        "HEAD" => "head",
        "POST" => "post",
        "PUT" => "put",
        "PATCH" => "patch",
        "DELETE" => "delete",
        "OPTIONS" => "options",
        _ => "unknown",
    };
}
