using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Services;

namespace Portal.Cluster.Resources.Apis;

/// <summary>Reads a CustomResourceDefinition; the schemas, nearly all of its bytes, are skipped.</summary>
internal static class CustomResourceDefinitionReader
{
    public static CustomResourceDefinition? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var spec = new CustomResourceDefinition { Metadata = Nothing };
        ImmutableArray<Condition> conditions = [];
        ImmutableArray<string> stored = [];
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("spec"u8) && c.EnterObject())
            {
                spec = Spec(ref c, spec);
            }
            else if (c.Is("status"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("conditions"u8))
                    {
                        conditions = CommonReader.Conditions(ref c);
                    }
                    else if (c.Is("storedVersions"u8))
                    {
                        stored = CommonReader.Texts(ref c);
                    }
                }
            }
        }

        return metadata is null ? null : spec with { Metadata = metadata, Conditions = conditions, StoredVersions = stored };
    }

    private static ObjectMeta Nothing { get; } = new() { Name = "", Uid = "" };

    private static CustomResourceDefinition Spec(ref JsonCursor c, CustomResourceDefinition read)
    {
        while (c.NextProperty())
        {
            if (c.Is("group"u8))
            {
                read = read with { Group = c.Text() };
            }
            else if (c.Is("scope"u8))
            {
                read = read with { Namespaced = c.Text() == "Namespaced" };
            }
            else if (c.Is("names"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("plural"u8))
                    {
                        read = read with { Plural = c.Text() };
                    }
                    else if (c.Is("kind"u8))
                    {
                        read = read with { InstanceKind = c.Text() };
                    }
                }
            }
            else if (c.Is("versions"u8))
            {
                read = read with { Versions = Versions(ref c) };
            }
            else if (c.Is("conversion"u8) && c.EnterObject())
            {
                read = Conversion(ref c, read);
            }
        }

        return read;
    }

    private static ImmutableArray<CustomResourceVersion> Versions(ref JsonCursor c)
    {
        var versions = ImmutableArray.CreateBuilder<CustomResourceVersion>(1);
        if (c.EnterArray())
        {
            while (c.NextElement())
            {
                var name = "";
                bool served = false, storage = false;
                if (c.EnterObject())
                {
                    while (c.NextProperty())
                    {
                        if (c.Is("name"u8))
                        {
                            name = c.Text();
                        }
                        else if (c.Is("served"u8))
                        {
                            served = c.Flag();
                        }
                        else if (c.Is("storage"u8))
                        {
                            storage = c.Flag();
                        }
                    }
                }

                versions.Add(new CustomResourceVersion(name, served, storage));
            }
        }

        return versions.DrainToImmutable();
    }

    private static CustomResourceDefinition Conversion(ref JsonCursor c, CustomResourceDefinition read)
    {
        while (c.NextProperty())
        {
            if (c.Is("strategy"u8))
            {
                read = read with { ConversionStrategy = c.Text() };
            }
            else if (c.Is("webhook"u8) && c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("clientConfig"u8))
                    {
                        var (service, url) = ClientConfigReader.Read(ref c);
                        read = read with { ConversionService = service, ConversionUrl = url };
                    }
                }
            }
        }

        return read;
    }
}
