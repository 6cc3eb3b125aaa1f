using System.Data.Common;
using Portal.Core.Text;

namespace Portal.Web.Components.Live;

/// <summary>Turns an exception into words for people: no stack, no SQL, no address; the log has those under the same number.</summary>
public static class FailureText
{
    private static readonly LocalizedText DatabaseTitle = new(
        "The portal's database does not answer.", "门户的数据库没有响应。");

    private static readonly LocalizedText DatabaseText = new(
        "Findings, remediations, articles and the audit log cannot be read until it is back; live cluster data is not affected. Trying again every 5 s.",
        "在它恢复之前，无法读取发现、处置记录、文章和审计日志；集群的实时数据不受影响。每 5 秒重试一次。");

    private static readonly LocalizedText OtherTitle = new("This part of the page cannot be read.", "无法读取页面的这一部分。");

    private static readonly LocalizedText ActTitle = new("The portal could not do this.", "门户未能完成此操作。");

    private static readonly LocalizedText OtherText = new(
        "The rest of the portal works. Trying again every 5 s; if it stays, give the number to whoever runs the portal.",
        "门户的其余部分正常。每 5 秒重试一次；如果一直如此，请把编号告诉门户的管理员。");

    /// <summary>Describes a failure.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="before">The failure of the read before, which keeps its number and its beginning.</param>
    /// <param name="now">The present.</param>
    public static LoadFailure From(Exception exception, LoadFailure? before, DateTimeOffset now)
    {
        var isDatabase = IsDatabase(exception);
        var (title, text) = isDatabase ? (DatabaseTitle, DatabaseText) : (OtherTitle, OtherText);
        return before is not null && before.Title == title
            ? before
            : new LoadFailure(title, text, Guid.CreateVersion7(now).ToString("N")[^12..], now, isDatabase);
    }

    /// <summary>What a person asked for failed in a way that nobody foresaw; it may or may not have been done.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="id">The number under which the log has the whole story.</param>
    public static LocalizedText OfAct(Exception exception, string id)
    {
        var what = IsDatabase(exception) ? DatabaseTitle : ActTitle;
        return new LocalizedText(
            $"{what.En} Look at the state on this page before you try again. Number in the log: {id}",
            $"{what.Zh}再试之前请先查看本页的状态。日志编号：{id}");
    }

    private static bool IsDatabase(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DbException || exception.GetType().Name.Contains("Database", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
