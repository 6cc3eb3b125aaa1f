using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>The signatures of all articles as they were read last. After an edit only the articles that changed are read again. Immutable.</summary>
internal sealed class SignatureSource
{
    private readonly FrozenDictionary<int, (int Revision, ArticleSignatures? Signatures)> _known;

    /// <summary>Nothing has been read yet.</summary>
    public SignatureSource()
        : this(FrozenDictionary<int, (int, ArticleSignatures?)>.Empty)
    {
    }

    private SignatureSource(FrozenDictionary<int, (int Revision, ArticleSignatures? Signatures)> known) => _known = known;

    /// <summary>The articles that have signatures, by number.</summary>
    public IEnumerable<ArticleSignatures> Articles => _known.Values.Select(static known => known.Signatures).OfType<ArticleSignatures>().OrderBy(static article => article.Number);

    /// <summary>What the database has now.</summary>
    public async Task<SignatureSource> ReadAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var revisions = await context.Set<Article>().Select(static article => new { article.Number, article.Revision }).ToListAsync(cancellationToken);
        var changed = revisions.Where(article => !_known.TryGetValue(article.Number, out var known) || known.Revision != article.Revision).Select(static article => article.Number).ToArray();
        var next = revisions.Where(article => _known.ContainsKey(article.Number)).ToDictionary(static article => article.Number, article => _known[article.Number]);
        var signatures = context.Database.SqlQuery<SignaturesRow>(
            $"""
            SELECT number, slug, problem, revision, signatures::text AS signatures, coalesce(en, zh)->>'title' AS title_en, coalesce(zh, en)->>'title' AS title_zh
            FROM articles CROSS JOIN LATERAL jsonb_to_record(content) AS content (signatures jsonb, en jsonb, zh jsonb)
            WHERE number = ANY({changed})
            """);
        await foreach (var row in signatures.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            next[row.Number] = (row.Revision, Of(row));
        }

        return new SignatureSource(next.ToFrozenDictionary());
    }

    private static ArticleSignatures? Of(SignaturesRow row)
    {
        var signatures = row.Signatures is null ? default : JsonSerializer.Deserialize<ImmutableArray<Signature>>(row.Signatures, PortalJson.Options);
        return signatures.IsDefaultOrEmpty ? null : new ArticleSignatures
        {
            Number = row.Number,
            Slug = row.Slug,
            Problem = row.Problem,
            Title = new LocalizedText(row.TitleEn ?? "", row.TitleZh ?? ""),
            Signatures = signatures,
        };
    }
}
