using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Api;

/// <summary>Names of files that a browser saves: made of an allow-list of characters, whatever their parts hold, and sent as RFC 6266 has it.</summary>
public static class Download
{
    private const int LongestPart = 63;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The answer is to be saved as <paramref name="name"/>.</summary>
    public static void SaveAs(this HttpResponse response, string name) =>
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();

    /// <summary>
    /// A file name of some parts: <c>remediation-demo-1f2e.sh</c>. What is not a letter, a digit or a hyphen is left out, so that there is no way to another
    /// folder, no second ending and no reserved name (there is always more than one part).
    /// </summary>
    public static string Name(string extension, string first, params ReadOnlySpan<string> more)
    {
        var name = Part(first);
        foreach (var part in more)
        {
            name += Part(part) is { Length: > 0 } shown ? "-" + shown : "";
        }

        return $"{name}.{extension}";
    }

    private static string Part(string text) => new(text.ToLowerInvariant().Where(static c => Allowed.Contains(c)).Take(LongestPart).ToArray());
}
