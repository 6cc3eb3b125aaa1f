namespace Portal.Cluster.Resources.Metadata;

/// <summary>An entry of <c>metadata.ownerReferences</c>.</summary>
/// <param name="ApiVersion">Group and version of the owner, such as <c>apps/v1</c>.</param>
/// <param name="Kind">Kind of the owner.</param>
/// <param name="Name">Name of the owner, in the namespace of the owned object or cluster-scoped.</param>
/// <param name="Uid">uid of the owner: an owner of the same name with another uid is another object.</param>
/// <param name="Controller">Whether this owner manages the object.</param>
/// <param name="BlockOwnerDeletion">Whether a foreground deletion of the owner waits for this object.</param>
public sealed record OwnerReference(string ApiVersion, string Kind, string Name, string Uid, bool Controller, bool BlockOwnerDeletion);
