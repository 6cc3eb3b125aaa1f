using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>Looks at processes that are not our children.</summary>
internal static class LinuxProcess
{
    /// <summary>
    /// Whether a process with this number runs. One that ended but was never waited for does not: in a container the first process is often the
    /// portal itself, which inherits the server and does not know of it.
    /// </summary>
    public static bool Runs(int pid)
    {
        try
        {
            // "123 (name) S …": the name may hold anything, so the state is what follows the last parenthesis.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
