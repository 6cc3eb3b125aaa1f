using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Namespaces;

/// <summary>Reads a namespace.</summary>
internal static class NamespaceReader
{
    public static Namespace? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var phase = "";
        ImmutableArray<string> finalizers = [];
        ImmutableArray<Condition> conditions = [];
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("finalizers"u8))
                    {
                        finalizers = CommonReader.Texts(ref c);
                    }
                }
            }
            else if (c.Is("status"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("phase"u8))
                    {
                        phase = c.Text();
                    }
                    else if (c.Is("conditions"u8))
                    {
                        conditions = CommonReader.Conditions(ref c);
                    }
                }
            }
        }

        return metadata is null ? null : new Namespace { Metadata = metadata, Phase = phase, SpecFinalizers = finalizers, Conditions = conditions };
    }
}
