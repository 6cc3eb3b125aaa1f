using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>What <c>postmaster.pid</c> says: the file that a running server keeps in its data directory and that a killed one leaves behind.</summary>
/// <param name="Pid">The process that wrote it; by now it may be gone, or be another program.</param>
/// <param name="Port">The TCP port that it listens on.</param>
public sealed record PostmasterFile(int Pid, int Port)
{
    /// <summary>The file's name in a data directory.</summary>
    public const string Name = "postmaster.pid";

    /// <summary>Reads the file of a data directory; null when there is none or it is cut short (a start that was killed at once).</summary>
    public static PostmasterFile? Read(string dataDirectory)
    {
        try
        {
            return Parse(File.ReadAllLines(Path.Combine(dataDirectory, Name)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads the lines: pid, data directory, start time, port, socket directory, listen address, shared memory, state.</summary>
    public static PostmasterFile? Parse(IReadOnlyList<string> lines) =>
        lines.Count >= 4
        && int.TryParse(lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pid) && pid > 0
        && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new PostmasterFile(pid, port)
            : null;
}
