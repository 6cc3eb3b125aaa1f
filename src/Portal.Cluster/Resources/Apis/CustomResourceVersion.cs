namespace Portal.Cluster.Resources.Apis;

/// <summary>A version of a custom resource.</summary>
/// <param name="Name">Its name, such as <c>v1beta1</c>.</param>
/// <param name="Served">Whether the API server serves it.</param>
/// <param name="Storage">Whether objects are stored in it.</param>
public sealed record CustomResourceVersion(string Name, bool Served, bool Storage);
