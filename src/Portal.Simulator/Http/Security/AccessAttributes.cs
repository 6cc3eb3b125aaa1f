namespace Portal.Simulator.Http.Security;

/// <summary>What somebody wants to do, as RBAC sees it.</summary>
public sealed record AccessAttributes
{
    /// <summary>For example <c>get</c>, <c>list</c>, <c>deletecollection</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>API group of the resource.</summary>
    public string Group { get; init; } = "";

    /// <summary>API version of the resource.</summary>
    public string Version { get; init; } = "";

    /// <summary>Plural resource; empty for a request that is about a path.</summary>
    public string Resource { get; init; } = "";

    /// <summary>Subresource, may be empty.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Namespace; empty for cluster scope.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Name; empty for collections.</summary>
    public string Name { get; init; } = "";

    /// <summary>Path of a request that is about no resource.</summary>
    public string Path { get; init; } = "";

    /// <summary>Resource with its subresource, as rules name it.</summary>
    public string FullResource => Subresource.Length == 0 ? Resource : Resource + "/" + Subresource;
}
