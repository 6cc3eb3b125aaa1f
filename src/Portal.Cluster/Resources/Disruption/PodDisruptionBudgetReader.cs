using System.Globalization;
using System.Text.Json;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Disruption;

/// <summary>Reads a budget.</summary>
internal static class PodDisruptionBudgetReader
{
    private static readonly PodDisruptionBudget Nothing = new() { Metadata = new ObjectMeta { Name = "", Uid = "" } };

    public static PodDisruptionBudget? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var read = Nothing;
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8) && c.EnterObject())
            {
                read = Spec(ref c, read);
            }
            else if (c.Is("status"u8) && c.EnterObject())
            {
                read = Status(ref c, read);
            }
        }

        return metadata is null ? null : read with { Metadata = metadata };
    }

    private static PodDisruptionBudget Spec(ref JsonCursor c, PodDisruptionBudget read)
    {
        while (c.NextProperty())
        {
            if (c.Is("selector"u8))
            {
                read = read with { Selector = LabelSelectorReader.Read(ref c) };
            }
            else if (c.Is("minAvailable"u8))
            {
                read = read with { MinAvailable = NumberOrPercentage(ref c) };
            }
            else if (c.Is("maxUnavailable"u8))
            {
                read = read with { MaxUnavailable = NumberOrPercentage(ref c) };
            }
            else if (c.Is("unhealthyPodEvictionPolicy"u8))
            {
                read = read with { UnhealthyPodEvictionPolicy = c.Text() };
            }
        }

        return read;
    }

    private static PodDisruptionBudget Status(ref JsonCursor c, PodDisruptionBudget read)
    {
        while (c.NextProperty())
        {
            if (c.Is("disruptionsAllowed"u8))
            {
                read = read with { DisruptionsAllowed = c.SmallInteger() ?? 0 };
            }
            else if (c.Is("currentHealthy"u8))
            {
                read = read with { CurrentHealthy = c.SmallInteger() ?? 0 };
            }
            else if (c.Is("desiredHealthy"u8))
            {
                read = read with { DesiredHealthy = c.SmallInteger() ?? 0 };
            }
            else if (c.Is("expectedPods"u8))
            {
                read = read with { ExpectedPods = c.SmallInteger() ?? 0 };
            }
            else if (c.Is("conditions"u8))
            {
                read = read with { Conditions = CommonReader.Conditions(ref c) };
            }
        }

        return read;
    }

    private static string NumberOrPercentage(ref JsonCursor c) =>
        c.Reader.TokenType == JsonTokenType.Number ? c.Integer()?.ToString(CultureInfo.InvariantCulture) ?? "" : c.Text();
}
