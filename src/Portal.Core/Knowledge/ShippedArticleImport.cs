using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>
/// Imports the shipped articles once the database can be used, trying again while it cannot. Then it makes the signatures ready, which takes a second or two that
/// the first who pastes a log should not wait.
/// </summary>
internal sealed partial class ShippedArticleImport(
    ImmutableArray<ShippedArticle> articles, ShippedArticleImporter importer, MatchService matches, DatabaseState database, TimeProvider clock, ILogger<ShippedArticleImport> log)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ImportAsync(stoppingToken);
        try
        {
            await matches.SignaturesAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            Log.NotReady(log, e);
        }
    }

    private async Task ImportAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await database.WaitUntilReadyAsync(stoppingToken);
            try
            {
                var result = await importer.ImportAsync(articles, stoppingToken);
                Log.Imported(log, result.Added.Length, result.Updated.Length, result.KeptEdited.Length);
                foreach (var slug in result.Blocked)
                {
                    Log.Blocked(log, slug);
                }

                return;
            }
            catch (ArticleFileException e)
            {
                Log.CannotRead(log, e);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Failed(log, e);
                await Task.Delay(RetryDelay, clock, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Articles of the rooms: {Added} added, {Updated} brought up to date, {Kept} edited ones kept as they are")]
        public static partial void Imported(ILogger log, int added, int updated, int kept);

        [LoggerMessage(LogLevel.Warning, "The article {Slug} of a room is not imported: its slug or number belongs to an article that somebody wrote")]
        public static partial void Blocked(ILogger log, string slug);

        [LoggerMessage(LogLevel.Error, "The articles of the rooms are not imported, a file of this build cannot be read")]
        public static partial void CannotRead(ILogger log, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The signatures are not ready yet; whoever matches a text first waits for them")]
        public static partial void NotReady(ILogger log, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Importing the articles of the rooms failed; trying again")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
