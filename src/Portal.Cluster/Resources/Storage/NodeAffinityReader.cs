using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Storage;

/// <summary>Reads from a volume's required node affinity the names of the nodes that it asks for (<c>kubernetes.io/hostname In …</c>).</summary>
internal static class NodeAffinityReader
{
    public static ImmutableArray<string> Hostnames(ref JsonCursor c)
    {
        var names = ImmutableArray.CreateBuilder<string>(1);
        if (!c.EnterObject())
        {
            return [];
        }

        while (c.NextProperty())
        {
            if (!c.Is("nodeSelectorTerms"u8) || !c.EnterArray())
            {
                continue;
            }

            while (c.NextElement())
            {
                Term(ref c, names);
            }
        }

        return names.DrainToImmutable();
    }

    private static void Term(ref JsonCursor c, ImmutableArray<string>.Builder names)
    {
        if (!c.EnterObject())
        {
            return;
        }

        while (c.NextProperty())
        {
            if (!c.Is("matchExpressions"u8) || !c.EnterArray())
            {
                continue;
            }

            while (c.NextElement())
            {
                string key = "", condition = "";
                ImmutableArray<string> values = [];
                if (c.EnterObject())
                {
                    while (c.NextProperty())
                    {
                        if (c.Is("key"u8))
                        {
                            key = c.Text();
                        }
                        else if (c.Is("operator"u8))
                        {
                            condition = c.Text();
                        }
                        else if (c.Is("values"u8))
                        {
                            values = CommonReader.Texts(ref c);
                        }
                    }
                }

                if (key == "kubernetes.io/hostname" && condition == "In")
                {
                    names.AddRange(values);
                }
            }
        }
    }
}
