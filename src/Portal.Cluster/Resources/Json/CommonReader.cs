using System.Collections.Immutable;

namespace Portal.Cluster.Resources.Json;

/// <summary>Reads shapes that several kinds have.</summary>
internal static class CommonReader
{
    /// <summary>An object of texts; with <paramref name="kept"/> only the properties of those names.</summary>
    public static ImmutableDictionary<string, string> Map(ref JsonCursor c, FrozenNames? kept)
    {
        ImmutableDictionary<string, string>.Builder? map = null;
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (kept is null || c.IsIn(kept))
                {
                    var key = c.Name();
                    (map ??= ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal))[key] = c.Text();
                }
            }
        }

        return map?.ToImmutable() ?? ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>A list of texts.</summary>
    public static ImmutableArray<string> Texts(ref JsonCursor c)
    {
        if (!c.EnterArray())
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(1);
        while (c.NextElement())
        {
            texts.Add(c.Text());
        }

        return texts.DrainToImmutable();
    }

    /// <summary><c>conditions</c> of a whole <c>status</c>.</summary>
    public static ImmutableArray<Condition> ConditionsOfStatus(ref JsonCursor c)
    {
        ImmutableArray<Condition> conditions = [];
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is("conditions"u8))
                {
                    conditions = Conditions(ref c);
                }
            }
        }

        return conditions;
    }

    /// <summary><c>status.conditions</c>.</summary>
    public static ImmutableArray<Condition> Conditions(ref JsonCursor c)
    {
        if (!c.EnterArray())
        {
            return [];
        }

        var conditions = ImmutableArray.CreateBuilder<Condition>(6);
        while (c.NextElement())
        {
            string type = "", status = "", reason = "", message = "";
            DateTimeOffset? transition = null, heartbeat = null, probe = null;
            if (c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("type"u8))
                    {
                        type = c.Text();
                    }
                    else if (c.Is("status"u8))
                    {
                        status = c.Text();
                    }
                    else if (c.Is("reason"u8))
                    {
                        reason = c.Text();
                    }
                    else if (c.Is("message"u8))
                    {
                        message = c.Text();
                    }
                    else if (c.Is("lastTransitionTime"u8))
                    {
                        transition = c.Time();
                    }
                    else if (c.Is("lastHeartbeatTime"u8))
                    {
                        heartbeat = c.Time();
                    }
                    else if (c.Is("lastProbeTime"u8))
                    {
                        probe = c.Time();
                    }
                }
            }

            conditions.Add(new Condition(type, status, reason, message, transition, heartbeat ?? probe));
        }

        return conditions.DrainToImmutable();
    }
}
