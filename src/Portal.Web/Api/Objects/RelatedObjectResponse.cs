using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Objects;
using Portal.Web.Components.Objects;

namespace Portal.Web.Api.Objects;

/// <summary>Another object that an object belongs to or names.</summary>
/// <param name="Field">The field that says so.</param>
/// <param name="Object">The other object.</param>
/// <param name="Page">Path of its page; null when its kind's plural is not known.</param>
public sealed record RelatedObjectResponse(string Field, ObjectReference Object, string? Page)
{
    /// <summary>An owner.</summary>
    internal static RelatedObjectResponse Of(ObjectAddress of, OwnerReference owner, ImmutableDictionary<string, ObjectAddress> addresses)
    {
        var address = addresses.GetValueOrDefault(owner.Uid);
        var reference = new ObjectReference(owner.ApiVersion, owner.Kind, address?.Namespace ?? of.Namespace, owner.Name, owner.Uid);
        return new RelatedObjectResponse("metadata.ownerReferences", reference, address is null ? ObjectPath.Of(of.Cluster, reference) : ObjectPath.Of(address));
    }
}
