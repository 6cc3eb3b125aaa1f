using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Drafts;
using Portal.Core.Persistence;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Editing;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Editing;

public sealed class EditorPagesTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly PortalUser Kim = new() { Name = "kim", Issuer = "test", Subject = "kim", Roles = [PortalRole.Operator] };

    [Fact]
    public async Task Edit_ChangedAndSaved_IsANewRevisionAndLeadsToTheArticle()
    {
        var slug = await WriteAsync();
        var page = Edit(slug);
        page.WaitForElement("#title").Change("Node lost for good");
        page.Find("#body").Change("## Symptom {#symptom}\n\nnew text");
        page.Find("#comment").Change("clearer");

        await PressSaveAsync(page);

        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{slug}", Navigation.Uri, StringComparison.Ordinal));
        var revision = (await Service<ArticleService>().RevisionsAsync(slug, Cancellation))[0];
        Assert.Equal((2, "Node lost for good", "clearer", "dev"), (revision.Revision, revision.Content.En!.Title, revision.Comment, revision.Author));
    }

    [Fact]
    public async Task Edit_Body_IsSeenAsReadersSeeIt()
    {
        var page = Edit(await WriteAsync());

        page.WaitForElement("#body").Change("## New {#new}\n\n<script>alert(1)</script> *word*");

        page.WaitForAssertion(() => Assert.Equal("New", page.Find(".preview h2").TextContent));
        Assert.Equal("word", page.Find(".preview em").TextContent);
        Assert.Empty(page.FindAll(".preview script"));
    }

    [Fact]
    public async Task Edit_WrongFields_SaysWhatBesideEachAndLosesNothing()
    {
        var slug = await WriteAsync();
        var page = Edit(slug);
        page.WaitForElement("#title").Change("");
        page.Find("#tags").Change("Not A Tag!");

        await PressSaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("must not be empty", page.Find("#title-error").TextContent, StringComparison.Ordinal));
        Assert.Contains("lower-case", page.Find("#tags-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#title").GetAttribute("aria-invalid"));
        Assert.Equal("Not A Tag!", page.Find("#tags").GetAttribute("value"));
        Assert.Equal(1, (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Revision);
    }

    [Fact]
    public async Task Edit_SomebodyElseSavedMeanwhile_IsToldAndKeepsBothTexts()
    {
        var slug = await WriteAsync();
        var page = Edit(slug);
        page.WaitForElement("#title").Change("Mine");
        await Service<ArticleEditor>().UpdateAsync(slug, new ArticleEdit { Language = "en", ExpectedRevision = 1, Title = "Theirs" }, Kim, "", Cancellation);

        await PressSaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("kim saved revision 2", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Mine", page.Find("#title").GetAttribute("value"));
        Assert.Equal("Theirs", (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Content.En!.Title);
    }

    [Fact]
    public async Task Edit_SignatureThatIsTyped_IsTestedAgainstItsSamplesAtOnceAndSaved()
    {
        var slug = await WriteAsync();
        var page = Edit(slug);
        page.WaitForElement("section[aria-labelledby=signatures] > button").Click();
        page.WaitForElement("#signature-0-id").Change("busy");
        page.Find("#signature-0-titleEn").Change("Busy");
        page.Find("#signature-0-literals").Change("busy");
        page.Find("#signature-0-samples").Change("device sda is busy\ndevice sdb is busy");

        page.Find("#signature-0-pattern").Change("(?=device)busy");
        page.WaitForAssertion(() => Assert.Contains("linear time", page.Find("#signature-0-pattern-error").TextContent, StringComparison.Ordinal));
        page.Find("#signature-0-pattern").Change("device sda is busy");
        page.WaitForAssertion(() => Assert.Contains("device sdb is busy", page.Find("#signature-0-samples-error").TextContent, StringComparison.Ordinal));
        page.Find("#signature-0-pattern").Change("device (?<pv>[a-z]+) is busy");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".errors")));

        await PressSaveAsync(page);

        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{slug}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("device (?<pv>[a-z]+) is busy", (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Content.Signatures.Single().Pattern);
    }

    [Fact]
    public async Task Edit_MergedWithAnothersChange_HoldsBothAndIsSaved()
    {
        var slug = await WriteAsync("first\n\nsecond\n\nthird");
        var page = Edit(slug);
        page.WaitForElement("#body").Change("first\n\nsecond\n\nthird, mine");
        await TheySaveAsync(slug, "first, theirs\n\nsecond\n\nthird");
        await PressSaveAsync(page);

        page.WaitForElement(".note .act button").Click();

        page.WaitForAssertion(() => Assert.Contains("Both changes fit together", page.Find(".merge").TextContent, StringComparison.Ordinal));
        Assert.Equal("first, theirs\n\nsecond\n\nthird, mine", page.Find("#body").GetAttribute("value")!.ReplaceLineEndings("\n"));
        await PressSaveAsync(page);
        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{slug}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(3, (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Revision);
    }

    [Fact]
    public async Task Edit_BothChangedTheSameLine_IsMarkedAndNotSavedWithTheMarks()
    {
        var slug = await WriteAsync("line");
        var page = Edit(slug);
        page.WaitForElement("#body").Change("my line");
        await TheySaveAsync(slug, "their line");
        await PressSaveAsync(page);
        page.WaitForElement(".note .act button").Click();
        page.WaitForAssertion(() => Assert.Contains("1 place was changed by both", page.Find(".merge").TextContent, StringComparison.Ordinal));

        await PressSaveAsync(page);
        page.WaitForAssertion(() => Assert.Contains("marks of the merge are left", page.Find("#body-error").TextContent, StringComparison.Ordinal));
        page.Find("#body").Change("our line");
        await PressSaveAsync(page);

        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{slug}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("our line", (await Service<ArticleService>().GetAsync(slug, Cancellation))!.Content.En!.Body);
    }

    [Fact]
    public async Task Edit_Viewer_SeesWhoMayAndNoForm()
    {
        SignIn("vera", "Viewer");
        var page = Edit(await WriteAsync());

        page.WaitForAssertion(() => Assert.Contains("To edit articles you need the role operator", page.Find(".forbidden").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("textarea"));
    }

    [Fact]
    public async Task Edit_DatabaseGoesAwayAtTheSave_SaysSoAndKeepsTheText()
    {
        var gate = TakeDatabaseAway();
        gate.IsOpen = true;
        var slug = await WriteAsync();
        var page = Edit(slug);
        page.WaitForElement("#title").Change("Mine");
        gate.IsOpen = false;

        await PressSaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Not saved.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Mine", page.Find("#title").GetAttribute("value"));
    }

    [Fact]
    public async Task Edit_LeavingWithChanges_AsksFirst()
    {
        var page = Edit(await WriteAsync());
        page.WaitForElement("#title").Change("Mine");

        Navigation.NavigateTo("/findings");

        page.WaitForAssertion(() => Assert.Contains("Your changes are not saved.", page.Markup, StringComparison.Ordinal));
        page.FindAll(".note button").Single(static button => button.TextContent == "Leave").Click();
        await Eventually.PassesAsync(() => Assert.EndsWith("/findings", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edit_BrowserKeptADraft_IsOfferedAndTakenUp()
    {
        Page.JSInterop.Setup<StoredDraft?>("portalDrafts.load", _ => true).SetResult(new StoredDraft(
            Time.GetUtcNow().AddMinutes(-5), new Dictionary<string, string>(StringComparer.Ordinal) { ["revision"] = "1", ["title"] = "Half written", ["body"] = "kept" }));
        var page = Edit(await WriteAsync());

        page.WaitForElement(".note button").Click();

        page.WaitForAssertion(() => Assert.Equal("Half written", page.Find("#title").GetAttribute("value")));
        Assert.NotNull(page.Find("form").GetAttribute("data-draft"));
    }

    [Fact]
    public async Task New_TitleAndText_IsAnArticleNamedAfterTheTitle()
    {
        var title = $"What I learnt {Guid.NewGuid():N}";
        var page = Page.Render<ArticleNewPage>();
        page.WaitForElement("#title").Change(title);
        page.Find("#summary").Change("One sentence.");
        page.Find("#body").Change("text");
        page.Find("#severity").Change("Info");

        await PressSaveAsync(page);

        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{ArticleSlug.From(title)}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(Severity.Info, (await Service<ArticleService>().GetAsync(ArticleSlug.From(title)!, Cancellation))!.Content.Severity);
    }

    [Fact]
    public async Task New_AfterAFinding_BeginsWithTheSameDraftAsTheApi()
    {
        var finding = Finding.Open("c1", "PodStuck", new Observation
        {
            Subject = new ObjectReference("v1", "Pod", "shop", "db-0", "u1"),
            Reason = "Lost",
            Severity = Severity.Critical,
            Title = new("shop/db-0 cannot be deleted", "shop/db-0 无法删除"),
            Explanation = new("Its node is gone.", "节点已不存在。"),
            NextStep = new("Look at the node.", "查看节点。"),
            Cause = new CauseReference("c", new("Node gone", "节点已不存在"), null),
            Evidence = [new Evidence { Source = EvidenceSource.Event, Text = new("It said", "事件"), Path = "message", Value = "Failed to kill the pod db-0", At = Time.GetUtcNow() }],
        }, Time.GetUtcNow());
        await using (var context = await Service<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Cancellation))
        {
            context.Add(finding);
            await context.SaveChangesAsync(Cancellation);
        }

        var draft = ArticleDrafts.From((await Service<FindingService>().FindAsync(finding.Id, Cancellation))!, "en", null);

        Navigation.NavigateTo($"/knowledge/new?finding={finding.Id}");
        var page = Page.Render<ArticleNewPage>();

        Assert.Equal(draft.Text.Title, page.WaitForElement("#title").GetAttribute("value"));
        Assert.Equal(draft.Text.Body, page.Find("#body").GetAttribute("value")!.ReplaceLineEndings("\n"));
        Assert.Equal(draft.Slug, page.Find("#slug").GetAttribute("value"));
        Assert.Equal(Assert.Single(draft.Signatures).Pattern, page.Find("input[name='signatures.0.pattern']").GetAttribute("value"));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    // What was typed last may still be on its way; a press before that would find the button off.
    private static Task PressSaveAsync<TPage>(IRenderedComponent<TPage> page)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        page.WaitForAssertion(() => Assert.False(page.Find(".save .btn.primary").HasAttribute("disabled")));
        return page.Find(".save .btn.primary").ClickAsync();
    }

    private IRenderedComponent<ArticleEditPage> Edit(string slug) => Page.Render<ArticleEditPage>(p => p.Add(f => f.Slug, slug));

    private async Task TheySaveAsync(string slug, string body) => Assert.Equal(
        ArticleSaveStatus.Saved,
        (await Service<ArticleEditor>().UpdateAsync(slug, new ArticleEdit { Language = "en", ExpectedRevision = 1, Body = body }, Kim, "", Cancellation)).Status);

    private async Task<string> WriteAsync(string body = "text")
    {
        var slug = $"node-lost-{Guid.NewGuid():N}";
        var result = await Service<ArticleEditor>().CreateAsync(
            new ArticleDraft { Slug = slug, Severity = Severity.Warning, Language = "en", Text = new ArticleText { Title = "Node lost", Summary = "A node is lost.", Body = body } },
            Kim,
            "",
            Cancellation);
        Assert.Equal(ArticleSaveStatus.Saved, result.Status);
        return slug;
    }
}
