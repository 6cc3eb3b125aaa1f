using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>Reads a reference such as <c>involvedObject</c> or <c>claimRef</c>.</summary>
internal static class ObjectReferenceReader
{
    public static ObjectReference? Read(ref JsonCursor c)
    {
        string apiVersion = "", kind = "", space = "", name = "", uid = "";
        if (!c.EnterObject())
        {
            return null;
        }

        while (c.NextProperty())
        {
            if (c.Is("apiVersion"u8))
            {
                apiVersion = c.Text();
            }
            else if (c.Is("kind"u8))
            {
                kind = c.Text();
            }
            else if (c.Is("namespace"u8))
            {
                space = c.Text();
            }
            else if (c.Is("name"u8))
            {
                name = c.Text();
            }
            else if (c.Is("uid"u8))
            {
                uid = c.Text();
            }
        }

        return new ObjectReference(apiVersion, kind, space, name, uid);
    }
}
