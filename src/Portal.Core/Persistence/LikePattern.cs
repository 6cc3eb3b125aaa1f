namespace Portal.Core.Persistence;

/// <summary>Patterns for ILIKE from what people type.</summary>
public static class LikePattern
{
    /// <summary>The sign that takes the meaning from the next one; hand it to <c>EF.Functions.ILike</c> with the pattern.</summary>
    public const string Escape = "\\";

    /// <summary>A pattern for texts that contain <paramref name="piece"/> literally, whatever signs are in it.</summary>
    public static string Containing(string piece) =>
        $"%{piece.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
