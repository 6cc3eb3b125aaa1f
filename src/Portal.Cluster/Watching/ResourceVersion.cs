namespace Portal.Cluster.Watching;

/// <summary>
/// Compares resourceVersions of one kind. They are decimal numbers that grow with each write (KEP-5504 makes the comparison part of the API: compare
/// by length, then by digits); anything else cannot be compared.
/// </summary>
internal static class ResourceVersion
{
    /// <summary>Less than zero, zero or more than zero, or null when one of them is not such a number.</summary>
    public static int? Compare(string left, string right)
    {
        if (!IsNumber(left) || !IsNumber(right))
        {
            return null;
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }

    /// <summary>Whether <paramref name="left"/> is surely not after <paramref name="right"/>.</summary>
    public static bool IsNotAfter(string left, string right) => Compare(left, right) is <= 0;

    private static bool IsNumber(string text) => text.Length > 0 && text[0] != '0' && text.All(char.IsAsciiDigit);
}
