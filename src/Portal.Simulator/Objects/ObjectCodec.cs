using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>Turns a JSON object into the form in which it is stored.</summary>
internal static class ObjectCodec
{
    /// <summary>Order in which the API server writes metadata; the version and the continue token come early for streaming readers.</summary>
    private static readonly string[] MetadataOrder =
    [
        "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers", "managedFields",
    ];

    private static readonly FrozenSet<string> HeadFields = FrozenSet.Create(StringComparer.Ordinal, "kind", "apiVersion", "metadata");
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions SerializerOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the stored form at a revision; a revision of 0 is that of an object which is not stored (no resourceVersion).</summary>
    public static StoredObject Encode(ResourceDefinition resource, JsonObject json, long revision, bool isDryRun = false)
    {
        var metadata = json.Metadata();
        if (revision > 0)
        {
            metadata["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            metadata.Remove("resourceVersion");
        }

        return new StoredObject
        {
            StorageKey = resource.StorageKey,
            Namespace = string.Intern(json.Namespace()),
            Name = json.Name(),
            Uid = json.Uid(),
            Revision = revision,
            Labels = LabelSet.From(metadata["labels"]),
            Fields = FieldValues(resource, json),
            Json = Write(json, metadata),
            IsDryRun = isDryRun,
        };
    }

    /// <summary>The same state under a later revision, as the event of its deletion carries it.</summary>
    public static StoredObject Restamp(StoredObject stored, long revision)
    {
        var json = stored.ToJson();
        var metadata = json.Metadata();
        metadata["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        return new StoredObject
        {
            StorageKey = stored.StorageKey,
            Namespace = stored.Namespace,
            Name = stored.Name,
            Uid = stored.Uid,
            Revision = revision,
            Labels = stored.Labels,
            Fields = stored.Fields,
            Json = Write(json, metadata),
        };
    }

    private static string[] FieldValues(ResourceDefinition resource, JsonObject json)
    {
        if (resource.SelectableFields.IsEmpty)
        {
            return [];
        }

        var values = new string[resource.SelectableFields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = SelectableFieldReader.Read(json, resource.SelectableFields[i]);
        }

        return values;
    }

    private static byte[] Write(JsonObject json, JsonObject metadata)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            foreach (var (name, value) in json)
            {
                if (!HeadFields.Contains(name))
                {
                    WriteProperty(writer, name, value);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, JsonObject metadata)
    {
        writer.WriteStartObject("metadata");
        foreach (var name in MetadataOrder)
        {
            if (metadata.TryGetPropertyValue(name, out var value) && value is not null)
            {
                WriteProperty(writer, name, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer, SerializerOptions);
        }
    }
}
