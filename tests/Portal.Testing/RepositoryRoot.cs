namespace Portal.Testing;

/// <summary>Finds files of the repository from wherever a test runs.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds Portal.sln.</summary>
    public static string Directory { get; } = Find();

    /// <summary>The absolute path of a file or folder.</summary>
    /// <param name="relative">Path below the root, with forward slashes.</param>
    public static string Path(string relative) => System.IO.Path.Combine(Directory, relative);

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Portal.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No Portal.sln above {AppContext.BaseDirectory}: run the tests inside a clone.");
    }
}
