using System.Text.Json.Serialization;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>One object of a cluster, by name and by uid: an object that was deleted and made again is another object.</summary>
/// <param name="ApiVersion">Group and version, such as <c>v1</c> or <c>apps/v1</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
/// <param name="Uid">The uid; empty where only the name is known.</param>
public sealed record ObjectReference(string ApiVersion, string Kind, string Namespace, string Name, string Uid)
{
    /// <summary>The group in <see cref="ApiVersion"/>; empty for the core group.</summary>
    [JsonIgnore]
    public string Group => ResourceKind.GroupOf(ApiVersion);

    /// <summary>The key of the object within its kind.</summary>
    [JsonIgnore]
    public ObjectKey Key => new(Namespace, Name);

    /// <summary>A reference to an object that the portal holds.</summary>
    public static ObjectReference To(ResourceKind kind, IKubernetesObject obj) =>
        new(kind.ApiVersion, kind.Kind, obj.Metadata.Namespace, obj.Metadata.Name, obj.Metadata.Uid);

    /// <summary><c>Kind namespace/name</c>.</summary>
    public override string ToString() => $"{Kind} {Key}";
}
