using System.Globalization;
using System.Text;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Benchmarks.Knowledge;

/// <summary>
/// Makes plausible articles in both languages, 300 to 900 words each: the rooms' words as often as the rooms use them, and identifiers of each article's own
/// among those that many share. The same seed makes the same articles.
/// </summary>
internal sealed class ArticleGenerator(IReadOnlyList<ArticleContent> rooms, int seed)
{
    private const int FewestWords = 300;
    private const int MostWords = 900;
    private const int FirstNumber = 1001;
    private const int SharedIdentifiers = 20_000;
    private static readonly DateTimeOffset WrittenAt = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Sections = ["symptom", "neighbours", "cause", "affected", "detection", "remediation", "prevention"];
    private static readonly string[] Tags = ["pods", "nodes", "storage", "network", "dns", "scheduling", "jobs", "memory", "cpu", "control-plane", "kubelet", "upgrade", "security", "quota", "autoscaling"];
    private static readonly string[] Heads = ["shop", "billing", "edge", "ingest", "ledger", "search", "media", "auth", "metrics", "queue", "cache", "report", "batch", "gateway", "store"];
    private static readonly string[] Tails = ["api", "worker", "db", "proxy", "controller", "agent", "sync", "Exporter", "Manager", "Operator", "webhook", "runner", "cron", "ui", "v2"];

    private readonly WordSampler _english = WordSampler.English(rooms);
    private readonly WordSampler _chinese = WordSampler.Chinese(rooms);
    private readonly Random _random = new(seed);

    /// <summary>Articles.</summary>
    public IEnumerable<Article> Make(int count) => Enumerable.Range(0, count).Select(Nth);

    /// <summary>An identifier that many articles share or few, as it falls.</summary>
    public string Identifier()
    {
        // The square makes low numbers common: some identifiers are everywhere, most in a handful of articles.
        var draw = _random.NextDouble();
        return Name((int)(draw * draw * draw * SharedIdentifiers));
    }

    private static string Name(int number)
    {
        var (head, tail, n) = (Heads[number % Heads.Length], Tails[number / Heads.Length % Tails.Length], number / (Heads.Length * Tails.Length));
        return (number % 4) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{head}-{tail}-{n}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{head}.example.io/{tail}-{n}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(head[0])}{head[1..]}{char.ToUpperInvariant(tail[0])}{tail[1..]}V{n}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{head}/{tail}-{n}"),
        };
    }

    private Article Nth(int i)
    {
        var title = Titles.Of(i);
        var number = FirstNumber + i;
        var own = string.Create(CultureInfo.InvariantCulture, $"{Heads[_random.Next(Heads.Length)]}-{_random.Next(1_000_000):x5}");
        var words = _random.Next(FewestWords, MostWords + 1);
        return new Article
        {
            Number = number,
            Slug = string.Create(CultureInfo.InvariantCulture, $"{title.En.ToLowerInvariant().Replace(' ', '-')}-{number}"),
            Problem = "",
            Content = new ArticleContent
            {
                Severity = (Severity)_random.Next(Enum.GetValues<Severity>().Length),
                Tags = [.. Enumerable.Range(0, 3).Select(_ => Tags[_random.Next(Tags.Length)]).Distinct(StringComparer.Ordinal)],
                En = new ArticleText { Title = title.En, Summary = $"{Sentence(_english, 14, " ")}.", Body = Body(_english, words, " ", ". ", own) },
                Zh = new ArticleText { Title = title.Zh, Summary = $"{Sentence(_chinese, 6, "")}。", Body = Body(_chinese, words / 2, "", "。", own) },
            },
            Revision = 1,
            Edited = true,
            CreatedAt = WrittenAt,
            UpdatedAt = WrittenAt.AddMinutes(i),
            UpdatedBy = "benchmark",
        };
    }

    private string Body(WordSampler sampler, int words, string space, string stop, string own)
    {
        var body = new StringBuilder();
        foreach (var section in Sections)
        {
            body.Append("## ").Append(Sentence(sampler, 3, space)).Append(" {#").Append(section).Append("}\n\n");
            for (var left = words / Sections.Length; left > 0;)
            {
                var length = _random.Next(6, 22);
                body.Append(Sentence(sampler, length, space));
                if (_random.Next(3) == 0)
                {
                    body.Append(" `").Append(_random.Next(4) == 0 ? own : Identifier()).Append('`');
                }

                body.Append(stop).Append(_random.Next(4) == 0 ? "\n\n" : "");
                left -= length;
            }

            body.Append("\n\n");
        }

        return body.ToString();
    }

    private string Sentence(WordSampler sampler, int words, string space) => string.Join(space, Enumerable.Range(0, words).Select(_ => sampler.Next(_random)));
}
