using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>A remediation of high risk: the second person is another one, and both see the same run move.</summary>
[Collection(PortalCollection.Name)]
public sealed class TwoPeopleStoryTests(PortalFixture fixture)
{
    private const string Pod = "product-search-fcqcfhcfpb-r5mzk";

    [Fact]
    public async Task ForceDeleteOfAPodWhoseNodeIsGone_WithTwoPeople_HappensOnceBothSeeIt()
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        var finding = (await api.FindingOfAsync(Pod)).GetProperty("id").GetString();
        await using var requester = await fixture.OpenAsync("mara", "operator,approver");
        await using var approver = await fixture.OpenAsync("jonas", "approver");

        await requester.GoToAsync($"/findings/{finding}");
        await requester.PlanFirstAsync();
        await requester.Page.GetByRole(AriaRole.Button, new() { Name = "Run the dry run" }).ClickAsync();
        await Expect(requester.Page.GetByText("Dry run by the API server: 200")).ToBeVisibleAsync();

        // Whoever asked cannot approve, whatever their roles are.
        await Expect(requester.Page.Locator("main")).ToContainTextAsync("Waits for a second person");
        await Expect(requester.Page.GetByRole(AriaRole.Button, new() { Name = "Approve this plan" })).ToHaveCountAsync(0);

        await approver.GoToAsync(new Uri(requester.Page.Url).AbsolutePath);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "Approve this plan" }).ClickAsync();

        // The requester's window moves without a reload.
        var execute = requester.Page.GetByRole(AriaRole.Button, new() { Name = "Execute 1 change" });
        await Expect(execute).ToBeVisibleAsync();
        await Expect(execute).ToBeDisabledAsync();
        foreach (var loss in await requester.Page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await loss.CheckAsync();
        }

        await Expect(execute).ToBeDisabledAsync();
        await requester.Page.Locator("#name").PressSequentiallyAsync(Pod);
        await Expect(execute).ToBeEnabledAsync();
        await requester.ScreenshotAsync("two-people-execute");
        await execute.ClickAsync();

        await Expect(requester.Page.Locator("main")).ToContainTextAsync("seen to have worked");
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("seen to have worked");
        Assert.Single(
            fixture.Cluster.Simulator.Server.Requests.Requests,
            static request => request.IsEffectiveWrite && request.PathAndQuery.Contains($"/pods/{Pod}", StringComparison.Ordinal));
        Assert.Empty(requester.Complaints);
        Assert.Empty(approver.Complaints);
    }
}
