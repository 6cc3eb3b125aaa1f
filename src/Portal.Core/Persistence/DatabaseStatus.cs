using System.Globalization;
using Portal.Core.Text;

namespace Portal.Core.Persistence;

/// <summary>The state of the database at one moment.</summary>
public sealed record DatabaseStatus
{
    /// <summary>Whether it can be used.</summary>
    public required DatabaseCondition Condition { get; init; }

    /// <summary>Since when the condition holds.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Where it is, as <c>host:port</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What is wrong, as the end of a sentence that begins with the server: "refuses connections". Empty when nothing is.</summary>
    public LocalizedText Problem { get; init; } = new("", "");

    /// <summary>Whether it can be used now.</summary>
    public bool IsReady => Condition == DatabaseCondition.Ready;

    /// <summary>One sentence for pages and <c>/readyz</c>: "PostgreSQL at 127.0.0.1:5432 refuses connections since 03:08:14 UTC".</summary>
    public LocalizedText Sentence
    {
        get
        {
            var since = Since.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            return Condition switch
            {
                DatabaseCondition.Unknown => new($"PostgreSQL at {Endpoint} has not been asked yet", $"尚未检查 {Endpoint} 上的 PostgreSQL"),
                DatabaseCondition.Ready => new($"PostgreSQL at {Endpoint} answers since {since} UTC", $"{Endpoint} 上的 PostgreSQL 自 {since} UTC 起正常"),
                _ => new($"PostgreSQL at {Endpoint} {Problem.En} since {since} UTC", $"{Endpoint} 上的 PostgreSQL 自 {since} UTC 起{Problem.Zh}"),
            };
        }
    }
}
