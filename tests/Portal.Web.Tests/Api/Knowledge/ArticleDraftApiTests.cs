using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class ArticleDraftApiTests(RunningPortal portal)
{
    [Fact]
    public async Task Get_OfAFinding_IsABodyThatCanBePostedAsItIs()
    {
        using var client = portal.CreateClient("alice", "operator");
        var now = new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
        const string Message = "Volume detach of data-0 is stuck behind a lost attachment";
        var finding = Finding.Open(
            "elsewhere",
            "AProblemOfThisTest",
            new Observation
            {
                Subject = new ObjectReference("v1", "PersistentVolumeClaim", "shop", "data-0", "u1"),
                Reason = "Lost",
                Severity = Severity.Critical,
                Title = new LocalizedText("shop/data-0 cannot be detached", "shop/data-0 无法卸载"),
                Explanation = new LocalizedText("Its attachment was lost.", "挂载记录丢失。"),
                NextStep = new LocalizedText("Detach it.", "卸载它。"),
                Cause = new CauseReference("c", new LocalizedText("Lost attachment", "挂载记录丢失"), null),
                Evidence = [new Evidence { Source = EvidenceSource.Event, Text = new("It said", "事件"), Path = "message", Value = Message, At = now }],
            },
            now);
        finding.Resolve(now); // Nobody looks after this cluster here: an open one would be in doubt.
        await using (var context = portal.Database.CreateDbContext())
        {
            context.Add(finding);
            await context.SaveChangesAsync();
        }

        var draft = await client.GetFromJsonAsync<JsonElement>($"/api/v1/findings/{finding.Id}/article-draft?lang=en");
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", draft);
        var article = await client.GetFromJsonAsync<JsonElement>(created.Headers.Location);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(("PersistentVolumeClaim cannot be detached", "Critical"), (article.GetProperty("title").GetString(), article.GetProperty("severity").GetString()));
        var signature = Assert.Single(article.GetProperty("signatures").EnumerateArray());
        Assert.Equal("Volume detach of (?<pvc>[A-Za-z0-9._-]+) is stuck behind a lost attachment", signature.GetProperty("pattern").GetString());
        Assert.Contains(Message, article.GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d", HttpStatusCode.NotFound)]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    public async Task Get_OfNothing_IsAClearError(string id, HttpStatusCode expected)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/api/v1/findings/{id}/article-draft", UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
    }
}
