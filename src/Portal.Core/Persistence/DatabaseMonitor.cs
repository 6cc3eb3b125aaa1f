using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Text;

namespace Portal.Core.Persistence;

/// <summary>
/// Looks at the database for as long as the portal runs: brings its schema up to date when that is wanted, and keeps <see cref="DatabaseState"/> true.
/// A database that is down at the start or goes away later never ends the portal.
/// </summary>
public sealed partial class DatabaseMonitor(
    NpgsqlDataSource dataSource,
    DatabaseMigrator migrator,
    DatabaseState state,
    IOptions<PersistenceOptions> options,
    TimeProvider clock,
    ILogger<DatabaseMonitor> log) : BackgroundService
{
    private static readonly TimeSpan IntervalWhileDown = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _firstLook = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _schemaIsRight;
    private string _lastFailure = "";

    /// <summary>
    /// Starts to look and waits for the first look, so that what starts after this finds the schema there. A database that does not answer
    /// delays the start by its connect timeout and no more.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _firstLook.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        state.Changed += WriteLog;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookAsync(stoppingToken);
                _firstLook.TrySetResult();
                await PauseAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
        finally
        {
            state.Changed -= WriteLog;
            _firstLook.TrySetResult();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using (var command = dataSource.CreateCommand("SELECT pg_is_in_recovery()"))
            {
                if (await command.ExecuteScalarAsync(cancellationToken) is true)
                {
                    state.ReportProblem(DatabaseCondition.Down, new LocalizedText("is a read-only standby", "是只读备库"));
                    return;
                }
            }

            if (_schemaIsRight || await CheckSchemaAsync(cancellationToken))
            {
                _schemaIsRight = true;
                state.ReportReady();
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (DatabaseErrors.Outage(e) is { } outage)
            {
                state.ReportProblem(DatabaseCondition.Down, outage);
                return;
            }

            // Looked at every two seconds: the same failure is written once.
            if (_lastFailure != e.Message)
            {
                _lastFailure = e.Message;
                Log.LookFailed(log, e);
            }

            state.ReportProblem(
                _schemaIsRight ? DatabaseCondition.Down : DatabaseCondition.WrongSchema,
                new LocalizedText("answers with an unexpected error (see the portal's log)", "返回了意外的错误（见门户日志）"));
        }
    }

    private async Task<bool> CheckSchemaAsync(CancellationToken cancellationToken)
    {
        if (await migrator.IsOfAnUnreleasedBuildAsync(cancellationToken))
        {
            state.ReportProblem(
                DatabaseCondition.WrongSchema,
                new LocalizedText(
                    "holds a database of a build that was never released; start anew and lose it (./run.sh --reset), or use another database",
                    "中的数据库来自从未发布的版本；请清空后重新开始（./run.sh --reset，数据会丢失），或使用另一个数据库"));
            return false;
        }

        if (options.Value.MigrateAtStart)
        {
            await migrator.MigrateAsync(cancellationToken);
            return true;
        }

        var pending = await migrator.PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            state.ReportProblem(
                DatabaseCondition.WrongSchema,
                new LocalizedText(
                    $"lacks {pending.Count} migrations of this portal; apply migrations/portal.sql (from {pending[0]} on)",
                    $"缺少本版本的 {pending.Count} 个迁移；请执行 migrations/portal.sql（从 {pending[0]} 开始）"));
        }

        return pending.Count == 0;
    }

    /// <summary>Waits for the next look; at once when somebody reports a change meanwhile.</summary>
    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var interval = state.Current.IsReady || options.Value.ProbeInterval < IntervalWhileDown ? options.Value.ProbeInterval : IntervalWhileDown;
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(interval, clock, pause.Token), state.NextChangeAsync(pause.Token));
        await pause.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void WriteLog(object? sender, EventArgs e)
    {
        var status = state.Current;
        if (status.IsReady)
        {
            Log.Ready(log, status.Sentence.En);
        }
        else
        {
            Log.NotReady(log, status.Sentence.En);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Sentence}")]
        public static partial void Ready(ILogger log, string sentence);

        [LoggerMessage(LogLevel.Warning, "{Sentence}")]
        public static partial void NotReady(ILogger log, string sentence);

        [LoggerMessage(LogLevel.Error, "Looking at the database failed")]
        public static partial void LookFailed(ILogger log, Exception exception);
    }
}
