using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Exchange;
using Portal.Core.Text;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Exchange;

public sealed class KnowledgeExchangeTests(PostgresFixture postgres)
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task ExportAndImport_IntoAnEmptyDatabase_LosesNothing()
    {
        await using var from = await postgres.CreateDatabaseAsync("exchange");
        await using var to = await postgres.CreateDatabaseAsync("exchange");
        await FillAsync(from);
        var export = await Exchange(from).ExportAsync(CancellationToken.None);

        var report = await Exchange(to).ImportAsync(new MemoryStream(export), dryRun: false, "moved", Users.Alice, "10.0.0.1", CancellationToken.None);

        Assert.Equal([], report.Errors);
        Assert.True(report.Applied);
        Assert.All(report.Articles, static article => Assert.Equal(ImportChange.New, article.Change));
        Assert.Equal(export, await Exchange(to).ExportAsync(CancellationToken.None));
        var articles = new ArticleService(to, Synonyms.Shipped);
        Assert.Equal("room", Assert.Single((await articles.ListAsync(new ArticleQuery { Text = "quokka" }, CancellationToken.None)).Items).Article.Slug);
        var revision = Assert.Single(await articles.RevisionsAsync("hostile", CancellationToken.None));
        Assert.Equal(("moved", "alice"), (revision.Comment, revision.Author));
        var audit = await new AuditReader(to).ReadAsync(new AuditQuery { Object = "Article hostile" }, CancellationToken.None);
        Assert.Equal("article.import", Assert.Single(audit.Items).Action);
    }

    [Fact]
    public async Task ImportAsync_OfAnUnchangedExport_ChangesNothing()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");
        await FillAsync(database);
        var export = await Exchange(database).ExportAsync(CancellationToken.None);

        var report = await Exchange(database).ImportAsync(new MemoryStream(export), dryRun: false, "", Users.Alice, "", CancellationToken.None);

        Assert.Equal([], report.Errors);
        Assert.All(report.Articles, static article => Assert.Equal(ImportChange.Unchanged, article.Change));
        Assert.Single(await new ArticleService(database, Synonyms.Shipped).RevisionsAsync("hostile", CancellationToken.None));
    }

    [Fact]
    public async Task ImportAsync_OfAChangedText_IsARevisionThatNamesTheFieldAndCountsAsAnEdit()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");
        await FillAsync(database);
        var files = Archives.Read(await Exchange(database).ExportAsync(CancellationToken.None));
        files["room/article.zh.md"] = files["room/article.zh.md"].Replace("正文", "新的正文", StringComparison.Ordinal);
        (string, string)[] changed = [.. files.Select(static file => ("repository-main/" + file.Key, file.Value)), ("repository-main/README.md", "About.")];

        var dry = await Exchange(database).ImportAsync(Archives.Of(changed), dryRun: true, "", Users.Alice, "", CancellationToken.None);
        var unchanged = await ArticleAsync(database, "room");
        var report = await Exchange(database).ImportAsync(Archives.Of(changed), dryRun: false, "review 42", Users.Alice, "", CancellationToken.None);

        Assert.Equal((false, 1), (dry.Applied, unchanged.Revision));
        Assert.Equal(["README.md"], report.Ignored);
        var only = Assert.Single(report.Articles, static article => article.Change != ImportChange.Unchanged);
        Assert.Equal(("room", ImportChange.Changed, "zh.body"), (only.Slug, only.Change, Assert.Single(only.Fields)));
        var article = await ArticleAsync(database, "room");
        Assert.Equal((2, true, "新的正文。"), (article.Revision, article.Edited, article.Content.Zh!.Body));
    }

    [Fact]
    public async Task ImportAsync_WithOneBadFile_ChangesNothingAndNamesFileAndLine()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");

        var report = await Exchange(database).ImportAsync(
            Archives.Of(
                ("dns/article.en.md", Archives.Article),
                ("bad/article.en.md", "---\nslug: bad\ntitle: T\nsummary: S\nseverity: Terrible\ntags: [NOT A TAG]\ncolour: red\n---\n\nBody.\n"),
                ("bad/signatures.yaml", "- id: one\n  kind: log\n  title: {en: A, zh: B}\n  regex: '(a+)\\1'\n  literals: [aaa]\n  samples: [aaa]\n")),
            dryRun: false, "", Users.Alice, "", CancellationToken.None);

        Assert.False(report.Applied);
        Assert.Equal(
            ["bad/article.en.md 5 severity", "bad/article.en.md 6 tags", "bad/article.en.md 7 colour", "bad/signatures.yaml 4 signatures[0].regex"],
            report.Errors.Select(static error => $"{error.File} {error.Line} {error.Reason.En.Split(':')[0]}"));
        await using var context = database.CreateDbContext();
        Assert.False(await context.Set<Article>().AnyAsync());
    }

    [Fact]
    public async Task ImportAsync_OfANumberOrRoomThatIsTaken_SaysWhose()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");
        await FillAsync(database);

        var report = await Exchange(database).ImportAsync(
            Archives.Of(
                ("dns/article.en.md", Archives.Article.Replace("2000", "7", StringComparison.Ordinal)),
                ("dns/meta.yaml", "problem: Room\nedited: false\n"),
                ("hostile/article.en.md", Archives.Article.Replace("dns", "hostile", StringComparison.Ordinal))),
            dryRun: true, "", Users.Alice, "", CancellationToken.None);

        Assert.Collection(
            report.Errors,
            error => Assert.Equal(("dns/article.en.md", 2, "number: 7 belongs to room; leave the line out to get the next free one"), (error.File, error.Line, error.Reason.En)),
            error => Assert.Equal(("dns/meta.yaml", "problem: Room belongs to room"), (error.File, error.Reason.En)),
            error => Assert.Contains("an article keeps its number", error.Reason.En, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ImportAsync_WithoutANumber_TakesTheNextFreeOne()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");
        await FillAsync(database);
        var last = (await ArticleAsync(database, "chinese-only")).Number;

        var report = await Exchange(database).ImportAsync(
            Archives.Of(("dns/article.en.md", Archives.Article.Replace("number: 2000\n", "", StringComparison.Ordinal))), dryRun: false, "", Users.Alice, "", CancellationToken.None);

        Assert.Equal([], report.Errors);
        Assert.Equal(last + 1, (await ArticleAsync(database, "dns")).Number);
    }

    [Fact]
    public async Task ImportAsync_ByAViewer_IsRefusedAndInTheAuditLog()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            Exchange(database).ImportAsync(Archives.Of(("dns/article.en.md", Archives.Article)), dryRun: true, "", Users.Viewer, "", CancellationToken.None));

        var refused = await new AuditReader(database).ReadAsync(new AuditQuery { Actor = "vera" }, CancellationToken.None);
        Assert.Equal(("article.import", AuditOutcome.Refused), (Assert.Single(refused.Items).Action, refused.Items[0].Outcome));
    }

    [Theory]
    [MemberData(nameof(HostilePaths))]
    public async Task ImportAsync_OfAHostilePath_IsRefusedWithTheReason(string path, string reason)
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");

        var report = await Exchange(database).ImportAsync(
            Archives.Of(("dns/article.en.md", Archives.Article), (path, "x")), dryRun: true, "", Users.Alice, "", CancellationToken.None);

        Assert.Contains(report.Errors, error => error.Reason.En.Contains(reason, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> HostilePaths => new()
    {
        { "../evil", ".." },
        { "dns/../../evil", ".." },
        { "/etc/passwd", "relative" },
        { "C:\\evil", "relative" },
        { "dns\\article.zh.md", "relative" },
        { "dns/article.en.md", "2 times" },
        { "DNS/article.en.md", "2 times" },
        { "dns/a\u202Eb", "visible" },
        { "dns/deep/er/still", "not a file of an article" },
        { "dns/run.sh", "not a file of an article" },
        { "Not A Slug/article.en.md", "lower-case" },
    };

    [Theory]
    [MemberData(nameof(HostileYaml))]
    public async Task ImportAsync_OfHostileYaml_IsRefusedWithTheReason(string meta, string reason)
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");

        var report = await Exchange(database).ImportAsync(
            Archives.Of(("dns/article.en.md", Archives.Article), ("dns/meta.yaml", meta)), dryRun: true, "", Users.Alice, "", CancellationToken.None);

        Assert.Contains(report.Errors, error => error.File == "dns/meta.yaml" && error.Line > 0 && error.Reason.En.Contains(reason, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> HostileYaml => new()
    {
        { "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "aliases" },
        { "a: &a [*a]\n", "aliases" },
        { "problem: !!python/object:os.system x\nedited: true\n", "tags" },
        { "problem: !evil x\nedited: true\n", "tags" },
        { "problem: ''\nproblem: Room\nedited: true\n", "uplicate" },
        { "problem: " + new string('[', 5_000), "YAML" },
        { "problem: ''\nedited: yes\n", "one of true, false" },
        { "problem: [a]\nedited: true\n", "must be a text" },
        { "problem: ''\nedited: true\n---\nproblem: ''\n", "one YAML document" },
        { "- a\n", "fields with values" },
        { "problem: \"a\\0b\"\nedited: true\n", "NUL" },
        { "problem: \"\\ud800\"\nedited: true\n", "" },
        { "problem: 'open\n", "YAML" },
    };

    [Fact]
    public async Task ImportAsync_OfWhatIsNoTextOrNoZip_IsRefused()
    {
        await using var database = await postgres.CreateDatabaseAsync("exchange");
        var exchange = Exchange(database);
        const int SymbolicLink = unchecked((int)0xA1FF0000);

        Assert.Contains("not a zip", await ReasonAsync(new MemoryStream("hello"u8.ToArray())), StringComparison.Ordinal);
        Assert.Contains("no article", await ReasonAsync(Archives.Of()), StringComparison.Ordinal);
        Assert.Contains("not UTF-8", await ReasonAsync(Archives.Of([("dns/article.en.md", [0xFF, 0xFE, 0x00], 0)])), StringComparison.Ordinal);
        Assert.Contains("NUL", await ReasonAsync(Archives.Of(("dns/article.en.md", Archives.Article.Replace("Body", "Bo\0dy", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Contains("is a link", await ReasonAsync(Archives.Of([("dns/article.en.md", Encoding.UTF8.GetBytes("/etc/passwd"), SymbolicLink)])), StringComparison.Ordinal);
        Assert.Contains("larger than", await ReasonAsync(Archives.Of([("dns/article.en.md", new byte[4 * 1024 * 1024], 0)])), StringComparison.Ordinal);
        Assert.Contains("128 MiB unpacked", await ReasonAsync(Archives.Of(Enumerable.Range(0, 129).Select(static n => ($"a{n}/article.en.md", new byte[1024 * 1024], 0)))), StringComparison.Ordinal);
        Assert.Contains("entries", await ReasonAsync(Archives.Of(Enumerable.Range(0, 50_001).Select(static n => ($"a{n}/x", Array.Empty<byte>(), 0)))), StringComparison.Ordinal);

        await using var context = database.CreateDbContext();
        Assert.False(await context.Set<Article>().AnyAsync());

        async Task<string> ReasonAsync(Stream archive) =>
            string.Join('\n', (await exchange.ImportAsync(archive, dryRun: false, "", Users.Alice, "", CancellationToken.None)).Errors.Select(static error => error.Reason.En));
    }

    private KnowledgeExchange Exchange(TestDatabase database) => new(database, new AuditLog(database, _clock), _clock);

    private static async Task<Article> ArticleAsync(TestDatabase database, string slug) =>
        (await new ArticleService(database, Synonyms.Shipped).GetAsync(slug, CancellationToken.None))!;

    /// <summary>A room, an edited room, one in Chinese only, and one whose texts try to break every file format on the way.</summary>
    private async Task FillAsync(TestDatabase database)
    {
        var audit = new AuditLog(database, _clock);
        var editor = new ArticleEditor(database, audit, _clock);
        await new ShippedArticleImporter(database, audit, _clock).ImportAsync(
            [ShippedArticles.Room("Room", 7, "room", body: "About the quokka."), ShippedArticles.Room("Edited", 8, "edited")], CancellationToken.None);
        await editor.UpdateAsync("edited", new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = "Changed." }, Users.Alice, "", CancellationToken.None);
        await SaveAsync(editor, Draft("hostile", "en", "---\nslug: evil\n---\r\nCRLF\r\n\n  trailing  \n\t`code` ```\n😀👩‍👩‍👧 \u202E rtl \u0001 \uFEFF\n---\n\n") with
        {
            Text = new ArticleText
            {
                Title = " 'quoted' \"double\" # : - {x} [y] \\ 😀 ",
                Summary = "no",
                Versions = ["1e3", "null", "2026-01-01", "~", " spaces "],
                Body = "\n\n---\nslug: evil\n---\r\nCRLF\r\n\n  trailing  \n😀 \u202E \u0001\n---\n\n",
            },
            Sources = [new ArticleSource("- a: 'b'", "https://example.org/?a=b#c")],
            Signatures =
            [
                new Signature
                {
                    Id = "odd-signs",
                    Kind = SignatureKind.Log,
                    Title = new LocalizedText("yes: 'no'", "“引号”"),
                    Pattern = @"abc\s*'""(?<pod>\S+)",
                    Literals = ["abc"],
                    Reasons = ["Reason", "true"],
                    Samples = ["abc '\"pod-1", "abc\t'\"pod\u0085\u2028-2 ", "abc'\"x\n\nsecond line\r\n"],
                    LookAlikes = ["", "   ", "a\tb", "😀"],
                },
            ],
        });
        await SaveAsync(editor, Draft("plain", "en", "Ends without a line end"));
        await SaveAsync(editor, Draft("long-body", "en", string.Join('\n', Enumerable.Repeat("A line of text that is repeated.", 5_000))));
        await SaveAsync(editor, Draft("chinese-only", "zh", "只有中文。"));
    }

    private static async Task SaveAsync(ArticleEditor editor, ArticleDraft draft)
    {
        var saved = await editor.CreateAsync(draft, Users.Alice, "", CancellationToken.None);
        Assert.True(saved.Status == ArticleSaveStatus.Saved, string.Join('\n', saved.Errors.SelectMany(static error => error.Value.Select(text => $"{error.Key}: {text.En}"))));
    }

    private static ArticleDraft Draft(string slug, string language, string body) => new()
    {
        Slug = slug,
        Severity = Severity.Warning,
        Tags = ["dns"],
        Language = language,
        Text = new ArticleText { Title = "Title", Summary = "Summary.", Body = body },
    };
}
