using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Simulator.Faults;

/// <summary>Durations as Kubernetes writes them: a number with a unit, <c>300ms</c>, <c>1.5s</c>, <c>2m</c>, <c>1h</c>.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        foreach (var (unit, milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * milliseconds <= TimeSpan.FromDays(1).TotalMilliseconds)
            {
                return TimeSpan.FromMilliseconds(number * milliseconds);
            }
        }

        throw new JsonException("must be a duration up to 24h, such as 300ms, 1.5s or 2m");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds}ms"));
}
