namespace Portal.Web.Api.Remediations;

/// <summary>What a step needs from the cluster's RBAC.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Resource">Plural resource, with its subresource after a slash.</param>
/// <param name="Namespace">Namespace; empty for cluster scope.</param>
/// <param name="Allowed">Whether the acting user has it; null when the cluster could not be asked.</param>
public sealed record RunPermissionResponse(string Verb, string Group, string Resource, string Namespace, bool? Allowed);
