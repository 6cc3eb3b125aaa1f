using Portal.Simulator.Http.Security;

namespace Portal.Simulator.Http.Routing;

/// <summary>What a path and method ask for.</summary>
internal sealed record RequestInfo
{
    /// <summary>Verb of RBAC.</summary>
    public required string Verb { get; init; }

    /// <summary>Whether the path names a resource; otherwise only Path counts.</summary>
    public bool IsResource { get; init; }

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Name { get; init; } = "";

    public string Subresource { get; init; } = "";

    /// <summary>What follows a proxy subresource.</summary>
    public string Rest { get; init; } = "";

    public required string Path { get; init; }

    public AccessAttributes ToAccess() => new()
    {
        Verb = Verb,
        Group = Group,
        Version = Version,
        Namespace = Namespace,
        Resource = Resource,
        Name = Name,
        Subresource = Subresource,
        Path = Path,
    };
}
