using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>Reads <c>metadata.managedFields</c>: who wrote, and which finalizers were written by whom; the rest of the field sets is skipped.</summary>
internal static class ManagedFieldsReader
{
    public static ImmutableArray<ManagedFieldsEntry> Read(ref JsonCursor c)
    {
        var entries = ImmutableArray.CreateBuilder<ManagedFieldsEntry>(4);
        if (c.EnterArray())
        {
            while (c.NextElement())
            {
                entries.Add(Entry(ref c));
            }
        }

        return entries.DrainToImmutable();
    }

    private static ManagedFieldsEntry Entry(ref JsonCursor c)
    {
        string manager = "", operation = "", subresource = "";
        DateTimeOffset? time = null;
        ImmutableArray<string> finalizers = [];
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is("manager"u8))
                {
                    manager = c.Text();
                }
                else if (c.Is("operation"u8))
                {
                    operation = c.Text();
                }
                else if (c.Is("time"u8))
                {
                    time = c.Time();
                }
                else if (c.Is("subresource"u8))
                {
                    subresource = c.Text();
                }
                else if (c.Is("fieldsV1"u8))
                {
                    finalizers = Finalizers(ref c);
                }
            }
        }

        return new ManagedFieldsEntry(manager, operation, time, subresource, finalizers);
    }

    private static ImmutableArray<string> Finalizers(ref JsonCursor c)
    {
        const string Value = "v:\"";
        ImmutableArray<string>.Builder? found = null;
        if (!c.EnterObject())
        {
            return [];
        }

        while (c.NextProperty())
        {
            if (!c.Is("f:metadata"u8) || !c.EnterObject())
            {
                continue;
            }

            while (c.NextProperty())
            {
                if (!c.Is("f:finalizers"u8) || !c.EnterObject())
                {
                    continue;
                }

                while (c.NextProperty())
                {
                    // Keys are "." for the list itself and v:"<finalizer>" for each of its values (a set list).
                    var key = c.Name();
                    if (key.StartsWith(Value, StringComparison.Ordinal) && key.EndsWith('"') && key.Length > Value.Length)
                    {
                        (found ??= ImmutableArray.CreateBuilder<string>(1)).Add(key[Value.Length..^1]);
                    }
                }
            }
        }

        return found?.DrainToImmutable() ?? [];
    }
}
