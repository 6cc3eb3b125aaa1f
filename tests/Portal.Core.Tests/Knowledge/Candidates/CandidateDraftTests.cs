using System.Collections.Frozen;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Matching;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Candidates;

public sealed class CandidateDraftTests
{
    [Theory]
    [InlineData("E0318 02:03:09.123456 1234 sync.go:12] \"Failed to sync widget\" widget=\"shop/w-1\" err=\"gear 17 is stuck at 10.0.0.1:8443\"", "E0319 12:13:19.654321 4321 sync.go:12] \"Failed to sync widget\" widget=\"bank/w-2\" err=\"gear 4 is stuck at 10.0.7.9:443\"")]
    [InlineData("login of web-5d9c7b6f4-x2v7k failed (code 17) [a|b] $x^2", "login of api-7c8d9e0f1-a1b2c failed (code 4) [a|b] $x^2")]
    [InlineData("cannot open /var/lib/widgets/17/a.db:   no such widget", "cannot open /srv/w/b.db: no such widget")]
    [InlineData("login failed with password=alpha at node n11", "login failed with password=omega,x at node n12")]
    [InlineData("无法连接数据库 10.0.0.1:5432，请求超时", "无法连接数据库 10.9.9.9:15432，请求超时")]
    [InlineData("{\"level\":\"error\",\"msg\":\"x y\",\"error\":\"gear 17 cannot be found\"}", "{\"level\":\"error\",\"msg\":\"x y\",\"error\":\"gear 4 cannot be found\"}")]
    [InlineData("it has <n> and <id> literally, and fails 17 times", "it has <n> and <id> literally, and fails 17 times")]
    [InlineData("the \u0001control\u0002 character failed 17 times", "the \u0001control\u0002 character failed 4 times")]
    public void Of_ALine_IsAValidArticleThatMatchesItAndItsVariant(string line, string variant)
    {
        var draft = CandidateDraft.Of(Candidate(line), "en");

        Assert.Empty(ArticleRules.CheckArticleSlug(draft.Slug));
        Assert.Empty(ArticleRules.CheckTitle(draft.Text.Title));
        Assert.Empty(ArticleRules.CheckSummary(draft.Text.Summary));
        Assert.Empty(ArticleRules.CheckBody(draft.Text.Body));
        Assert.Empty(SignatureRules.Check(draft.Signatures));
        var set = SignatureSet.Compile([new ArticleSignatures { Number = 1, Slug = "a", Problem = "", Title = new("a", "a"), Signatures = draft.Signatures }]);
        Assert.Single(set.Match(line).Problems);
        Assert.Single(set.Match(variant).Problems);
        Assert.Empty(set.Match("E0318 02:03:09.123456 1234 sync.go:12] \"All is well\" widget=\"shop/w-1\"").Problems);
    }

    [Fact]
    public void Of_ALine_IsNamedByItsWords()
    {
        var draft = CandidateDraft.Of(Candidate("\"Failed to sync widget\" widget=\"shop/w-1\" err=\"gear 17 is stuck at 10.0.0.1:8443\""), "en");

        Assert.Equal("Failed to sync widget: gear is stuck at", draft.Text.Title);
        Assert.Equal("failed-to-sync-widget-gear-is-stuck-at", draft.Slug);
        Assert.Contains("gear 17 is stuck", draft.Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AVeryLongLine_IsStillValid()
    {
        var line = string.Join(' ', Enumerable.Range(0, 150).Select(static i => $"failing wheel[{i}]("));

        var draft = CandidateDraft.Of(Candidate(line), "zh");

        Assert.Empty(SignatureRules.Check(draft.Signatures));
        Assert.Empty(ArticleRules.CheckTitle(draft.Text.Title));
        Assert.Empty(ArticleRules.CheckArticleSlug(draft.Slug));
        Assert.Contains("## 现象 {#symptom}", draft.Text.Body, StringComparison.Ordinal);
    }

    private static MatchCandidate Candidate(string text)
    {
        var line = Assert.Single(CandidateReader.Read(new PastedText(text), FrozenSet<int>.Empty).Kept);
        return new MatchCandidate
        {
            Id = Guid.NewGuid(),
            Hash = line.Hash,
            Template = line.Template,
            Sample = line.Sample,
            Lines = 1,
            Pastes = 1,
            FirstSeen = default,
            LastSeen = default,
            LastBy = "alice",
            State = CandidateState.Open,
        };
    }
}
