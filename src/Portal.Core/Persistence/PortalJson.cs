using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Core.Persistence;

/// <summary>How structured values are written to jsonb columns: camelCase, enums as their names, nulls left out.</summary>
public static class PortalJson
{
    /// <summary>
    /// The options of every jsonb column. Rows outlive releases: a property may be added (give it a default) but not renamed.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>A value as such JSON, for the audit log.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

            // jsonb does not keep the order of properties, so the type of a polymorphic value may come after others.
            AllowOutOfOrderMetadataProperties = true,
            Converters = { new JsonStringEnumConverter(), new StorableTextJsonConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
