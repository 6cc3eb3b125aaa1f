using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Objects;

/// <summary>Another object that an object names.</summary>
/// <param name="Field">The field that names it, such as <c>spec.nodeName</c>.</param>
/// <param name="Target">The other object; its uid is empty where the field does not say it.</param>
public sealed record NamedReference(string Field, ObjectReference Target);
