using Portal.Cluster.Resources;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>How many objects of a kind a namespace holds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
/// <param name="InDeletion">How many of them are in deletion.</param>
public sealed record NamespaceContent(ResourceKind Kind, int Count, int InDeletion);
