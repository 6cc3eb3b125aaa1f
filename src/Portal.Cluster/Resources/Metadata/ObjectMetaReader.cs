using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>Reads <c>metadata</c>.</summary>
internal static class ObjectMetaReader
{
    /// <summary>The annotations that the portal reads; all others are left out (they may hold whole manifests, with secrets).</summary>
    private static readonly FrozenNames Kept = new(["kubernetes.io/config.mirror", "kubernetes.io/config.source"]);

    private static readonly ObjectMeta Nothing = new() { Name = "", Uid = "" };

    public static ObjectMeta Read(ref JsonCursor c) => Read(ref c, brief: false);

    /// <summary>Reads without labels, annotations and managed fields unless the object is in deletion.</summary>
    public static ObjectMeta ReadBrief(ref JsonCursor c) => Read(ref c, brief: true);

    /// <summary>
    /// The outer loop of every reader of an object: goes to the next property that is not the metadata, which is read here.
    /// </summary>
    /// <param name="c">Stands in the object.</param>
    /// <param name="metadata">The metadata, as soon as they have come.</param>
    /// <returns>False at the object's end.</returns>
    public static bool NextPart(ref JsonCursor c, ref ObjectMeta? metadata)
    {
        while (c.NextProperty())
        {
            if (!c.Is("metadata"u8))
            {
                return true;
            }

            metadata = Read(ref c);
        }

        return false;
    }

    private static ObjectMeta Read(ref JsonCursor c, bool brief)
    {
        string name = "", space = "", uid = "", version = "";
        DateTimeOffset? created = null, deleted = null;
        long? grace = null;
        var labels = Nothing.Labels;
        var annotations = Nothing.Annotations;
        ImmutableArray<OwnerReference> owners = [];
        ImmutableArray<string> finalizers = [];
        ImmutableArray<ManagedFieldsEntry> managed = [];
        if (!c.EnterObject())
        {
            return Nothing;
        }

        while (c.NextProperty())
        {
            if (c.Is("name"u8))
            {
                name = c.UniqueText();
            }
            else if (c.Is("namespace"u8))
            {
                space = c.Text();
            }
            else if (c.Is("uid"u8))
            {
                uid = c.UniqueText();
            }
            else if (c.Is("resourceVersion"u8))
            {
                version = c.UniqueText();
            }
            else if (c.Is("creationTimestamp"u8))
            {
                created = c.Time();
            }
            else if (c.Is("deletionTimestamp"u8))
            {
                deleted = c.Time();
            }
            else if (c.Is("deletionGracePeriodSeconds"u8))
            {
                grace = c.Integer();
            }
            else if (brief && deleted is null)
            {
                // API servers write deletionTimestamp before these, and they are the larger part of an object.
                if (c.Is("ownerReferences"u8))
                {
                    owners = Owners(ref c);
                }
                else if (c.Is("finalizers"u8))
                {
                    finalizers = CommonReader.Texts(ref c);
                }
            }
            else if (c.Is("labels"u8))
            {
                labels = Labels(ref c);
            }
            else if (c.Is("annotations"u8))
            {
                annotations = CommonReader.Map(ref c, Kept);
            }
            else if (c.Is("ownerReferences"u8))
            {
                owners = Owners(ref c);
            }
            else if (c.Is("finalizers"u8))
            {
                finalizers = CommonReader.Texts(ref c);
            }
            else if (c.Is("managedFields"u8) && (deleted is not null || finalizers.Length > 0))
            {
                // API servers write managedFields last, so it is known by now whether anybody will ask who wrote a finalizer.
                managed = ManagedFieldsReader.Read(ref c);
            }
        }

        return new ObjectMeta
        {
            Name = name,
            Namespace = space,
            Uid = uid,
            ResourceVersion = version,
            CreationTimestamp = created,
            DeletionTimestamp = deleted,
            DeletionGracePeriodSeconds = grace,
            Labels = labels,
            Annotations = annotations,
            OwnerReferences = owners,
            Finalizers = finalizers,
            ManagedFields = managed,
        };
    }

    private static ImmutableDictionary<string, string> Labels(ref JsonCursor c)
    {
        var inner = c;
        var raw = c.Raw();
        if (!raw.IsEmpty && c.Pools.Labels.TryGet(raw, out var known))
        {
            return known.Labels;
        }

        var labels = CommonReader.Map(ref inner, null);
        if (inner.Fault is { } fault)
        {
            c.Fail(fault);
        }
        else if (!raw.IsEmpty)
        {
            c.Pools.Labels.Put(raw, new ReadingPools.LabelSet(labels));
        }

        return labels;
    }

    private static ImmutableArray<OwnerReference> Owners(ref JsonCursor c)
    {
        var inner = c;
        var raw = c.Raw();
        if (!raw.IsEmpty && c.Pools.Owners.TryGet(raw, out var known))
        {
            return known;
        }

        var owners = ReadOwners(ref inner);
        if (inner.Fault is { } fault)
        {
            c.Fail(fault);
        }
        else if (!raw.IsEmpty)
        {
            c.Pools.Owners.Put(raw, owners);
        }

        return owners;
    }

    private static ImmutableArray<OwnerReference> ReadOwners(ref JsonCursor c)
    {
        var owners = ImmutableArray.CreateBuilder<OwnerReference>(1);
        if (c.EnterArray())
        {
            while (c.NextElement())
            {
                string apiVersion = "", kind = "", name = "", uid = "";
                bool controller = false, blocks = false;
                if (c.EnterObject())
                {
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
                        else if (c.Is("name"u8))
                        {
                            name = c.Text();
                        }
                        else if (c.Is("uid"u8))
                        {
                            uid = c.Text();
                        }
                        else if (c.Is("controller"u8))
                        {
                            controller = c.Flag();
                        }
                        else if (c.Is("blockOwnerDeletion"u8))
                        {
                            blocks = c.Flag();
                        }
                    }
                }

                owners.Add(new OwnerReference(apiVersion, kind, name, uid, controller, blocks));
            }
        }

        return owners.DrainToImmutable();
    }
}
