using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Simulator.Scenarios;

/// <summary>Moves every RFC 3339 time in an object, wherever it stands (status, managedFields, JSON in annotations), by the same span.</summary>
public static partial class TimeShift
{
    private const string Comment = "# reference-time:";

    /// <summary>The time in the first line, <c># reference-time: 2026-03-18T03:00:00Z</c>; null when it says none.</summary>
    /// <exception cref="FormatException">The line is there, its time cannot be read.</exception>
    public static DateTimeOffset? Reference(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = (end < 0 ? text : text[..end]).Trim('\uFEFF', ' ', '\r');
        if (!first.StartsWith(Comment, StringComparison.Ordinal))
        {
            return null;
        }

        var said = first[Comment.Length..].Trim();
        return Rfc3339().Match(said) is { Success: true } match && match.Length == said.Length && TryParse(said, out var time)
            ? time
            : throw new FormatException($"line 1: \"{said}\" is no RFC 3339 time such as 2026-03-18T03:00:00Z");
    }

    /// <summary>Moves the times of an object in place.</summary>
    public static void Apply(JsonObject json, TimeSpan by)
    {
        foreach (var (name, value) in json.ToList())
        {
            if (Shifted(value, by) is { } shifted)
            {
                json[name] = shifted;
            }
        }
    }

    private static JsonValue? Shifted(JsonNode? node, TimeSpan by)
    {
        switch (node)
        {
            case JsonObject json:
                Apply(json, by);
                return null;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    if (Shifted(array[i], by) is { } shifted)
                    {
                        array[i] = shifted;
                    }
                }

                return null;
            case JsonValue value when value.TryGetValue<string>(out var text) && Rfc3339().IsMatch(text):
                return JsonValue.Create(Rfc3339().Replace(text, match => Move(match.Value, by)));
            default:
                return null;
        }
    }

    private static string Move(string text, TimeSpan by)
    {
        if (!TryParse(text, out var time))
        {
            return text;
        }

        // The form stays: as many digits after the second, and the same offset.
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = dot < 0 ? 0 : text.AsSpan(dot + 1).IndexOfAny("Zz+-");
        var moved = time + by;
        var head = moved.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var digits = fraction <= 0 ? "" : "." + moved.ToString("fffffff", CultureInfo.InvariantCulture).PadRight(9, '0')[..fraction];
        var zone = text[^1] is 'Z' or 'z' ? "Z" : moved.ToString("zzz", CultureInfo.InvariantCulture);
        return head + digits + zone;
    }

    private static bool TryParse(string text, out DateTimeOffset time)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rfc3339();
}
