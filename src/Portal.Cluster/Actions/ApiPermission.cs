namespace Portal.Cluster.Actions;

/// <summary>What a request needs from the cluster's RBAC, in the words of a SelfSubjectAccessReview.</summary>
/// <param name="Verb">The verb, such as <c>patch</c>.</param>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Resource">Plural resource.</param>
/// <param name="Subresource">Subresource, or empty.</param>
/// <param name="Namespace">Namespace; empty for cluster scope.</param>
/// <param name="Name">Name of the object.</param>
public sealed record ApiPermission(string Verb, string Group, string Resource, string Subresource, string Namespace, string Name);
