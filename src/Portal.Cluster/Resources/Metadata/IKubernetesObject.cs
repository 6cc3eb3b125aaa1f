namespace Portal.Cluster.Resources.Metadata;

/// <summary>What every slim type has in common: an object of the API server, reduced to what the portal shows or detects with.</summary>
public interface IKubernetesObject
{
    /// <summary>The object's metadata.</summary>
    ObjectMeta Metadata { get; }
}
