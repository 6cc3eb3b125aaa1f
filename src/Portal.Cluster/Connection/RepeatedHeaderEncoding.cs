using System.Text;

namespace Portal.Cluster.Connection;

/// <summary>
/// Writes one header value as several header lines. HttpClient joins the values of a header with commas, but Kubernetes reads one group from each
/// <c>Impersonate-Group</c> line: "a, b" would be a single group of that name. So the groups are given as one value, put together with a sign that no
/// name can hold (<see cref="Impersonation"/> allows printable ASCII only), and this encoding writes that sign as a line break and the header's name.
/// </summary>
/// <remarks>HTTP/1.1 only, which is what <see cref="ClusterConnection"/> speaks.</remarks>
internal sealed class RepeatedHeaderEncoding(string header) : Encoding
{
    public const string GroupHeader = "Impersonate-Group";

    public const char Separator = '\u0001';

    public static readonly RepeatedHeaderEncoding Groups = new(GroupHeader);

    private readonly byte[] _break = ASCII.GetBytes($"\r\n{header}: ");

    public override int GetByteCount(char[] chars, int index, int count)
    {
        var breaks = chars.AsSpan(index, count).Count(Separator);
        return count + (breaks * (_break.Length - 1));
    }

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        var at = byteIndex;
        foreach (var c in chars.AsSpan(charIndex, charCount))
        {
            if (c == Separator)
            {
                _break.CopyTo(bytes, at);
                at += _break.Length;
            }
            else
            {
                // A line break is only ever made of the separator.
                bytes[at++] = c is >= ' ' and <= '~' ? (byte)c : throw new EncoderFallbackException("a group's name is not printable ASCII");
            }
        }

        return at - byteIndex;
    }

    public override int GetMaxByteCount(int charCount) => charCount * _break.Length;

    public override int GetCharCount(byte[] bytes, int index, int count) => throw new NotSupportedException("it only writes");

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => throw new NotSupportedException("it only writes");

    public override int GetMaxCharCount(int byteCount) => throw new NotSupportedException("it only writes");
}
