using System.Collections.Immutable;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>Who wrote to an object and when: an entry of <c>metadata.managedFields</c> without its field set.</summary>
/// <param name="Manager">The field manager, by default the client's program name.</param>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
/// <param name="Time">When this manager last changed a field that it owns.</param>
/// <param name="Subresource">The subresource that it wrote through, or empty.</param>
/// <param name="Finalizers">The finalizers in its field set (<c>f:metadata.f:finalizers.v:"…"</c>): this manager wrote them.</param>
public sealed record ManagedFieldsEntry(
    string Manager, string Operation, DateTimeOffset? Time, string Subresource, ImmutableArray<string> Finalizers);
