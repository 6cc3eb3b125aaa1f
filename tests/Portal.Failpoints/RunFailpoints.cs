using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Core.Remediation;

namespace Portal.Failpoints;

/// <summary>
/// Failpoints of one process. Those of <c>PORTAL_FAILPOINT</c> are for the first run that comes to them. In <c>PORTAL_FAILPOINT_DIRECTORY</c> a file that
/// is named after a run's id arms one for that run, in whichever process works on it: it becomes <c>ID.reached</c> when it strikes, so it strikes once.
/// </summary>
internal sealed class RunFailpoints(IReadOnlyList<FailpointSpec> all, string? directory) : IFailpoints
{
    private readonly ConcurrentDictionary<FailpointSpec, bool> _struck = new();
    private readonly ConcurrentDictionary<(Guid Run, ExecutionPoint Point), int> _times = new();

    public async Task AtAsync(ExecutionPoint point, RemediationRun run)
    {
        var time = _times.AddOrUpdate((run.Id, point), 1, static (_, before) => before + 1);
        var name = FailpointSpec.NameOf(point);
        if (all.FirstOrDefault(spec => spec.Point == name && spec.Occurrence == time) is { } first && _struck.TryAdd(first, true))
        {
            await StrikeAsync(first, run.Id);
        }

        if (directory is not null && Armed(run.Id) is { } armed && armed.Point == name && armed.Occurrence == time && Take(run.Id))
        {
            await StrikeAsync(armed, run.Id);
        }
    }

    private async Task StrikeAsync(FailpointSpec spec, Guid run)
    {
        switch (spec.Action)
        {
            case FailpointAction.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan);
                break;
            case FailpointAction.Throw:
                throw new FailpointException(spec.Point);
            case FailpointAction.Delay:
                await Task.Delay(spec.After);
                break;
            case FailpointAction.Hold:
                while (directory is null || !File.Exists(Path.Combine(directory, $"{run}.release")))
                {
                    await Task.Delay(20);
                }

                break;
            default:
                await Task.Delay(spec.After);
                using (var self = Process.GetCurrentProcess())
                {
                    self.Kill();
                }

                await Task.Delay(Timeout.InfiniteTimeSpan); // The signal is on its way.
                break;
        }
    }

    private FailpointSpec? Armed(Guid run)
    {
        try
        {
            return FailpointSpec.Parse(File.ReadAllText(Path.Combine(directory!, run.ToString())));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    // Of two processes only one can rename the file.
    private bool Take(Guid run)
    {
        try
        {
            File.Move(Path.Combine(directory!, run.ToString()), Path.Combine(directory!, $"{run}.reached"));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
