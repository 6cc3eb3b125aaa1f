using System.Text.Json;

namespace Portal.Core.Findings;

/// <summary>A place in a list of findings: the sort values of the last row of a page.</summary>
/// <param name="Sort">The order that it belongs to.</param>
/// <param name="Rank">Rank of the severity.</param>
/// <param name="FirstSeen">When first seen.</param>
/// <param name="Namespace">The subject's namespace.</param>
/// <param name="Name">The subject's name.</param>
/// <param name="Id">The id.</param>
public sealed record FindingCursor(FindingSort Sort, int Rank, DateTimeOffset FirstSeen, string Namespace, string Name, Guid Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote. False for anything else, whatever it is.</summary>
    public static bool TryParse(string? text, out FindingCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text) || text.Length > 2000)
        {
            return false;
        }

        try
        {
            cursor = JsonSerializer.Deserialize<FindingCursor>(System.Buffers.Text.Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or JsonException or NotSupportedException)
        {
            return false;
        }

        return cursor is { Namespace: not null, Name: not null } && Enum.IsDefined(cursor.Sort) && cursor.FirstSeen.Offset == TimeSpan.Zero;
    }

    /// <summary>The place as an opaque text for URLs.</summary>
    public override string ToString() => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));
}
