using System.Collections.Immutable;
using Portal.Core.Knowledge.Exchange;

namespace Portal.Web.Api.Knowledge;

/// <summary>What an import did, would do, or cannot do.</summary>
/// <param name="Applied">Whether anything was written.</param>
/// <param name="Articles">The articles of the archive, by slug. Those of the portal that are not in the archive stay as they are.</param>
/// <param name="Errors">What is wrong; then nothing was changed.</param>
/// <param name="Ignored">Files that are not of an article, such as a README beside the folders.</param>
public sealed record ImportReportResponse(
    bool Applied, ImmutableArray<ImportedArticleReport> Articles, ImmutableArray<ImportErrorResponse> Errors, ImmutableArray<string> Ignored)
{
    /// <summary>The report in the language of the request.</summary>
    internal static ImportReportResponse Of(ImportReport report) => new(
        report.Applied, report.Articles, [.. report.Errors.Select(static error => new ImportErrorResponse(error.File, error.Line, error.Reason.Shown()))], report.Ignored);
}
