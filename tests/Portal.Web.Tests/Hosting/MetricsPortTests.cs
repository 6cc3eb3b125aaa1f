using System.Net;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Hosting;

[Collection(RunningPortalCollection.Name)]
public sealed class MetricsPortTests(RunningPortal portal)
{
    [Fact]
    public async Task MetricsPort_Asked_ServesMetricsAndNothingElse()
    {
        using var client = new HttpClient { BaseAddress = portal.MetricsAddress };

        using var metrics = await client.GetAsync(new Uri("/metrics", UriKind.Relative));
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        using var api = await client.GetAsync(new Uri("/api/v1/audit", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, metrics.StatusCode);
        Assert.Contains("portal_", await metrics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
    }

    [Fact]
    public async Task MainPort_WithoutARole_GivesNoMetrics()
    {
        using var client = portal.CreateClient("mallory", "nobody");

        using var metrics = await client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, metrics.StatusCode);
    }
}
