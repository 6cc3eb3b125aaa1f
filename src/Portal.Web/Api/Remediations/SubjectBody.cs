namespace Portal.Web.Api.Remediations;

/// <summary>An object as a caller names it.</summary>
public sealed record SubjectBody
{
    /// <summary>Group and version, such as <c>v1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The namespace; left out for cluster-scoped objects.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The uid; left out, it is the object of that name now.</summary>
    public string? Uid { get; init; }
}
