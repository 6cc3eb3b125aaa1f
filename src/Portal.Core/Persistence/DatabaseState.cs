using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Text;

namespace Portal.Core.Persistence;

/// <summary>
/// What is known about the database right now, for pages, <c>/readyz</c> and whoever must wait for it. Kept by <see cref="DatabaseMonitor"/>, which looks
/// every few seconds, and by every context whose connection fails. Safe for any thread.
/// </summary>
public sealed class DatabaseState
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private TaskCompletionSource _changed = NewSignal();
    private volatile DatabaseStatus _current;

    /// <summary>A state that knows nothing yet.</summary>
    public DatabaseState(IOptions<PersistenceOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _current = new DatabaseStatus
        {
            Condition = DatabaseCondition.Unknown,
            Since = clock.GetUtcNow(),
            Endpoint = DatabaseErrors.EndpointOf(new NpgsqlConnectionStringBuilder(options.Value.ConnectionString)),
        };
    }

    /// <summary>Raised after each change, on the thread that noticed it: read <see cref="Current"/> and return quickly.</summary>
    public event EventHandler? Changed;

    /// <summary>The state now.</summary>
    public DatabaseStatus Current => _current;

    /// <summary>Completes when the database can be used; at once when it can already.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_current.IsReady)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Completes at the next change.</summary>
    internal Task NextChangeAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _changed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>It answers and has the right schema.</summary>
    internal void ReportReady() => Report(DatabaseCondition.Ready, new LocalizedText("", ""));

    /// <summary>It cannot be used.</summary>
    internal void ReportProblem(DatabaseCondition condition, LocalizedText problem) => Report(condition, problem);

    private void Report(DatabaseCondition condition, LocalizedText problem)
    {
        TaskCompletionSource signal;
        lock (_lock)
        {
            if (_current.Condition == condition && _current.Problem == problem)
            {
                return;
            }

            // "since" is when it stopped working, not when the reason changed from "refuses" to "does not answer".
            _current = _current with
            {
                Condition = condition,
                Problem = problem,
                Since = _current.Condition == condition ? _current.Since : _clock.GetUtcNow(),
            };
            signal = _changed;
            _changed = NewSignal();
        }

        signal.SetResult();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
