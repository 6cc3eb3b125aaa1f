using System.Text.RegularExpressions;

namespace Portal.Web.Tests.Theme;

/// <summary>The custom properties of tokens.css, as they are served.</summary>
internal static partial class Tokens
{
    private static readonly string Css = File.ReadAllText(Path.Combine(RepositoryRoot(), "wwwroot", "css", "tokens.css"));

    public static IReadOnlyDictionary<string, string> Light { get; } = Read(Css[Css.IndexOf(":root, [data-theme=\"light\"]", StringComparison.Ordinal)..]);

    public static IReadOnlyDictionary<string, string> Dark { get; } = Read(Css[Css.IndexOf("[data-theme=\"dark\"]", StringComparison.Ordinal)..]);

    public static IReadOnlyDictionary<string, string> SystemDark { get; } = Read(Css[Css.IndexOf(":root:not([data-theme=\"light\"])", StringComparison.Ordinal)..]);

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Portal.sln not found above the test's folder");
        }

        return folder.FullName;
    }

    public static IEnumerable<string[]> Table(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Theme", name)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'));

    private static Dictionary<string, string> Read(string css)
    {
        var block = css[css.IndexOf('{')..];
        block = block[..block.IndexOf('}')];
        return Property().Matches(block).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"--(?<name>[\w-]+):\s*(?<value>[^;]+);", RegexOptions.NonBacktracking)]
    private static partial Regex Property();
}
