namespace Portal.Core.Persistence.Embedded;

/// <summary>The log that the embedded server writes into its data directory.</summary>
internal static class ServerLog
{
    /// <summary>The file's name in the data directory.</summary>
    public const string Name = "server.log";

    private const long Largest = 10 * 1024 * 1024;
    private const int TailLines = 10;

    /// <summary>The last lines, for an error message; empty when there is no log yet.</summary>
    public static string Tail(string path) => File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(TailLines)) : "";

    /// <summary>Keeps one old log and begins a new one when it has grown past 10 MiB; called while the server is stopped.</summary>
    public static void Rotate(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > Largest })
        {
            File.Move(path, path + ".old", overwrite: true);
        }
    }
}
