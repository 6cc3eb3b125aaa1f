using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>
/// Holds the directory for one portal. It is a lock of the operating system, so it ends with the process, however that ends.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="EmbeddedPostgresException">Another portal holds it.</exception>
    public static DataDirectoryLock Take(string directory)
    {
        var owner = Path.Combine(directory, "portal.pid");
        try
        {
            var file = new FileStream(Path.Combine(directory, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectoryLock(file);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            var pid = File.Exists(owner) ? $" (process {File.ReadAllText(owner)})" : "";
            throw new EmbeddedPostgresException(
                $"Another portal{pid} uses {directory}. Stop it, or give this one its own directory: PORTAL_DATA=/another/directory ./run.sh", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
