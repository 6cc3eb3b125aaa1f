using System.Text.RegularExpressions;
using Portal.Testing;

namespace Portal.Problems.Tests.Rooms;

/// <summary>The addresses that an article may link to: the routes of the portal's pages, and of <c>/knowledge/…</c> only what is an article.</summary>
internal static partial class PortalPages
{
    private static readonly Regex[] Routes =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Path("src/Portal.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(static file => Route().Matches(File.ReadAllText(file)).Select(static match => match.Groups["route"].Value))
            .Where(static route => route != "/knowledge/{Slug}")
            .Concat(RoomNames.Slugs.Select(static slug => $"/knowledge/{slug}"))
            .Select(static route => new Regex($@"\A{Parameter().Replace(route, "[^/]+")}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)),
    ];

    /// <summary>Whether a page answers there; query and fragment do not matter.</summary>
    public static bool Has(string address) => Routes.Any(route => route.IsMatch(address.Split('?', '#')[0]));

    [GeneratedRegex(@"^@page ""(?<route>[^""]+)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Route();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
