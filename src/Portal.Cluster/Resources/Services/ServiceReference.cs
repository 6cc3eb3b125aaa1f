namespace Portal.Cluster.Resources.Services;

/// <summary>A service that the API server calls: the backend of an APIService, a webhook.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Port">Its port; 443 when not said.</param>
public sealed record ServiceReference(string Namespace, string Name, int Port)
{
    /// <summary>Namespace and name as indexes and people write them.</summary>
    public string Key => $"{Namespace}/{Name}";
}
