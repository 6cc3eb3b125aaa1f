using Deque.AxeCore.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>Each page at both widths, in both themes and languages: interactive, nothing stopped by the policy, accessible, nothing sideways.</summary>
[Collection(PortalCollection.Name)]
public sealed class EveryPageTests(PortalFixture fixture)
{
    private static readonly string[] Serious = ["serious", "critical"];

    public static TheoryData<string, string> Pages => new()
    {
        { "overview", "/" },
        { "deletions", "/clusters/demo/deletions" },
        { "deletions-list", "/clusters/demo/deletions?view=list" },
        { "findings", "/findings" },
        { "findings-list", "/findings?view=list" },
        { "finding", "/findings/{finding}" },
        { "remediations", "/remediations" },
        { "run", "/remediations/{run}" },
        { "knowledge", "/knowledge" },
        { "knowledge-search", "/knowledge?q=terminating" },
        { "article", "/knowledge/pod-stuck-terminating" },
        { "knowledge-nothing", "/knowledge?q=zzzyyyxxx" },
        { "article-edit", "/knowledge/pod-stuck-terminating/edit" },
        { "article-new", "/knowledge/new" },
        { "article-history", "/knowledge/node-problems/history" },
        { "article-shipped", "/knowledge/node-problems/shipped" },
        { "transfer", "/knowledge/transfer" },
        { "match", "/match" },
        { "match-result", $"/match?text={Uri.EscapeDataString("all is well\nNormal TaintManagerEviction  Marking for deletion Pod shop/db-0\nDeleted pod: web-5d9c7b6f4-x2v7k\nfailed to remove root filesystem for cf6e9a02: device or resource busy")}" },
        { "match-nothing", "/match?text=all%20is%20well" },
        { "match-candidates", "/match/candidates?state=all" },
        { "runbooks", "/runbooks" },
        { "runbook-gap", "/runbooks/WatchdogOfNobody" },
        { "object-pod", "/clusters/demo/pods/shop/db-0" },
        { "object-node", "/clusters/demo/nodes/eu1b-r14-n07" },
        { "object-claim", "/clusters/demo/objects/core/v1/persistentvolumeclaims/shop/data-db-0" },
        { "object-gone", "/clusters/demo/pods/shop/no-such-pod" },
        { "object-secret", "/clusters/demo/objects/core/v1/secrets/shop/tls" },
        { "links", "/knowledge/links" },
        { "audit", "/audit" },
        { "settings", "/settings" },
        { "not-found", "/no-such-page" },
        { "finding-not-found", "/findings/0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_AtEveryWidthThemeAndLanguage_IsWhole(string name, string path)
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        var finding = (await api.FindingOfAsync("db-0")).GetProperty("id").GetString();
        if (path.Contains("{run}", StringComparison.Ordinal))
        {
            path = path.Replace("{run}", await api.PlanAsync((await api.FindingOfAsync("sandbox-c91e")).GetProperty("id").GetString()!), StringComparison.Ordinal);
        }

        if (path.Contains("candidates", StringComparison.Ordinal))
        {
            await api.KeepAsync("the flywheel of web-5d9c7b6f4-x2v7k failed 17 times with password=s3cr3t, and nobody knows why\nthe axle failed");
        }

        foreach (var (width, dark, language) in new[] { (1440, false, "en"), (1440, true, "zh-CN"), (390, false, "zh-CN"), (390, true, "en") })
        {
            await using var window = await fixture.OpenAsync(width: width, height: width == 390 ? 844 : 900, dark: dark, language: language);

            await window.GoToAsync(path.Replace("{finding}", finding, StringComparison.Ordinal));
            await window.ScreenshotAsync($"{name}-{width}-{(dark ? "dark" : "light")}-{language[..2]}");

            var sideways = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(sideways <= 0, $"{path} at {width} px scrolls sideways by {sideways} px");
            Assert.Equal(1, await window.Page.Locator("h1").CountAsync());
            Assert.Equal(language, await window.Page.Locator("html").GetAttributeAsync("lang"));
            var violations = (await window.Page.RunAxe()).Violations.Where(static violation => Serious.Contains(violation.Impact))
                .Select(static violation => $"{violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Select(static node => node.Html))}").ToList();
            Assert.True(violations.Count == 0, string.Join('\n', violations));
            Assert.DoesNotContain(window.Complaints, static complaint => !complaint.Contains("404", StringComparison.Ordinal));
        }
    }
}
