using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>Reads a label selector.</summary>
internal static class LabelSelectorReader
{
    /// <summary>Reads; null for null.</summary>
    public static LabelSelector? Read(ref JsonCursor c)
    {
        var labels = ImmutableDictionary<string, string>.Empty;
        ImmutableArray<LabelExpression> expressions = [];
        if (!c.EnterObject())
        {
            return null;
        }

        while (c.NextProperty())
        {
            if (c.Is("matchLabels"u8))
            {
                labels = CommonReader.Map(ref c, null);
            }
            else if (c.Is("matchExpressions"u8))
            {
                expressions = Expressions(ref c);
            }
        }

        return new LabelSelector(labels, expressions);
    }

    private static ImmutableArray<LabelExpression> Expressions(ref JsonCursor c)
    {
        var expressions = ImmutableArray.CreateBuilder<LabelExpression>(1);
        if (c.EnterArray())
        {
            while (c.NextElement())
            {
                string key = "", op = "";
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
                            op = c.Text();
                        }
                        else if (c.Is("values"u8))
                        {
                            values = CommonReader.Texts(ref c);
                        }
                    }
                }

                expressions.Add(new LabelExpression(key, op, values));
            }
        }

        return expressions.DrainToImmutable();
    }
}
