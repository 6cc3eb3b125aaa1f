using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Core.Persistence;

/// <summary>Tells <see cref="DatabaseState"/> of an outage the moment that somebody meets it, not at the next look.</summary>
internal sealed class DatabaseFailureInterceptor(DatabaseState state) : DbConnectionInterceptor, IDbCommandInterceptor
{
    /// <inheritdoc/>
    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Report(eventData.Exception);

    /// <inheritdoc/>
    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Report(eventData.Exception);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => ReportOfCommand(eventData.Exception);

    /// <inheritdoc/>
    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ReportOfCommand(eventData.Exception);
        return Task.CompletedTask;
    }

    // One slow statement is no outage; the monitor's own look decides that.
    private void ReportOfCommand(Exception exception)
    {
        if (exception.InnerException is not TimeoutException)
        {
            Report(exception);
        }
    }

    private void Report(Exception exception)
    {
        if (DatabaseErrors.Outage(exception) is { } problem)
        {
            state.ReportProblem(DatabaseCondition.Down, problem);
        }
    }
}
