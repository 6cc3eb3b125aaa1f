namespace Portal.Simulator.Objects.Kinds;

/// <summary>Which names a kind allows.</summary>
internal enum NameRule
{
    /// <summary>RFC 1123 subdomain: most kinds.</summary>
    Subdomain,

    /// <summary>RFC 1123 label: namespaces.</summary>
    Label,

    /// <summary>RFC 1035 label: services.</summary>
    ServiceLabel,

    /// <summary>Any path segment: RBAC.</summary>
    PathSegment,
}
