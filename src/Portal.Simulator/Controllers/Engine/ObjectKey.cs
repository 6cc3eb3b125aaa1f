namespace Portal.Simulator.Controllers.Engine;

/// <summary>Where an object is stored.</summary>
/// <param name="StorageKey">The resource, see <see cref="Objects.ResourceDefinition.StorageKey"/>.</param>
/// <param name="Namespace">Its namespace, empty for cluster scope.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ObjectKey(string StorageKey, string Namespace, string Name)
{
    /// <summary>The text that a work item carries: <c>namespace/name</c>.</summary>
    public string Text => Namespace + "/" + Name;
}
