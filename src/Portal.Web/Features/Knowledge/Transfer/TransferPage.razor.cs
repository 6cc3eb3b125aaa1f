using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Exchange;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Transfer;

/// <summary>The whole knowledge base out and in again: what an import would do is shown before it does it.</summary>
public sealed partial class TransferPage : LiveComponent<TransferModel>
{
    private const string ExportAddress = "/api/v1/knowledge/export";

    private byte[]? _archive;
    private ImportReport? _report;
    private string _comment = "";
    private string? _problem;
    private bool _busy;

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private KnowledgeExchange Exchange { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    private int Pending => _report?.Articles.Count(static article => article.Change != ImportChange.Unchanged) ?? 0;

    /// <inheritdoc/>
    protected override async Task<TransferModel> ReadAsync(CancellationToken cancellationToken) => new(
        (await Articles.ListAsync(new ArticleQuery { Limit = 1 }, cancellationToken)).Total,
        AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle));

    private async Task ChosenAsync(InputFileChangeEventArgs chosen)
    {
        (_archive, _report, _problem) = (null, null, null);
        if (chosen.File.Size > KnowledgeExchange.LargestArchive)
        {
            _problem = Translator.T(TransferText.TooLarge(KnowledgeExchange.LargestArchive / (1024 * 1024)));
            return;
        }

        await RunAsync(async () =>
        {
            using var buffer = new MemoryStream();
            await using var stream = chosen.File.OpenReadStream(KnowledgeExchange.LargestArchive);
            await stream.CopyToAsync(buffer);
            _archive = buffer.ToArray();
            return await ReadArchiveAsync(dryRun: true);
        });
    }

    private Task ImportAsync() => RunAsync(() => ReadArchiveAsync(dryRun: false));

    private async Task<ImportReport> ReadArchiveAsync(bool dryRun)
    {
        using var archive = new MemoryStream(_archive!, writable: false);
        return await Exchange.ImportAsync(archive, dryRun, _comment.Trim(), await User.GetAsync(), User.SourceAddress, CancellationToken.None);
    }

    private async Task RunAsync(Func<Task<ImportReport>> act)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        StateHasChanged();
        _problem = await AttemptAsync(async () => _report = await act());
        _busy = false;
        await ReloadAsync();
    }
}
