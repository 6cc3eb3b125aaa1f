namespace Portal.Web.Hosting.SignIn;

/// <summary>Keeps redirects on this site (quality.md, attack 28).</summary>
public static class LocalPath
{
    /// <summary>The path if it is one of ours, else the overview.</summary>
    /// <param name="path">A path from input.</param>
    public static string OrRoot(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : "/";
}
