using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads shapes that several storage kinds have.</summary>
internal static class StorageReader
{
    /// <summary>The quantity <c>storage</c> of a map of quantities.</summary>
    public static string Storage(ref JsonCursor c) => Field(ref c, "storage"u8);

    /// <summary>One text field of an object.</summary>
    public static string Field(ref JsonCursor c, ReadOnlySpan<byte> name)
    {
        var text = "";
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is(name))
                {
                    text = c.Text();
                }
            }
        }

        return text;
    }
}
