using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Json;

/// <summary>
/// Reads one object into its slim type. Does not throw, whatever the object looks like: what is wrong is told through
/// <see cref="JsonCursor.Fault"/> or by null.
/// </summary>
/// <typeparam name="T">The slim type.</typeparam>
/// <param name="cursor">Stands on the object; afterwards behind it.</param>
/// <returns>The object; its worth ends where <see cref="JsonCursor.Fault"/> or <see cref="JsonCursor.Incomplete"/> is set.</returns>
public delegate T? ObjectReader<T>(ref JsonCursor cursor)
    where T : class, IKubernetesObject;
