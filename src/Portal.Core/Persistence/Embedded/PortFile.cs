using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>Remembers the port from start to start, so that a person's <c>psql</c> command keeps working.</summary>
internal static class PortFile
{
    /// <summary>The port of the last start, or 0.</summary>
    public static int Read(string directory)
    {
        var path = PathIn(directory);
        return File.Exists(path) && ushort.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
    }

    /// <summary>Keeps the port.</summary>
    public static void Write(string directory, int port) => File.WriteAllText(PathIn(directory), port.ToString(CultureInfo.InvariantCulture));

    private static string PathIn(string directory) => Path.Combine(directory, "port");
}
