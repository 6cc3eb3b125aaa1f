using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class RunbooksApiTests(RunningPortal portal)
{
    [Fact]
    public async Task Get_AnAlertOfAnArticle_LeadsToIt()
    {
        using var client = portal.CreateClient();

        await Eventually.TrueAsync(async () => (await client.GetAsync("/api/v1/runbooks/CPUThrottlingHigh")).StatusCode == HttpStatusCode.OK);
        var runbook = await client.GetFromJsonAsync<JsonElement>("/api/v1/runbooks/CPUThrottlingHigh");

        Assert.Equal("CPUThrottlingHigh", runbook.GetProperty("alert").GetString());
        Assert.Equal("container-sees-host-resources", runbook.GetProperty("article").GetProperty("slug").GetString());
    }

    [Fact]
    public async Task Get_AnAlertWithoutArticle_NamesTheNearestAndIsAGap()
    {
        using var client = portal.CreateClient();
        await Eventually.TrueAsync(async () => (await client.GetAsync("/api/v1/knowledge/pod-stuck-terminating")).StatusCode == HttpStatusCode.OK);

        using var answer = await client.GetAsync("/api/v1/runbooks/OurTerminatingPodsStayForever");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var gaps = await client.GetFromJsonAsync<JsonElement>("/api/v1/runbooks/gaps");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(problem.GetProperty("nearest").EnumerateArray(), static article => article.GetProperty("slug").GetString() == "pod-stuck-terminating");
        Assert.Contains("pod-stuck-terminating", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(gaps.GetProperty("gaps").EnumerateArray(), static gap => gap.GetProperty("alert").GetString() == "OurTerminatingPodsStayForever");
        Assert.Contains(gaps.GetProperty("stock").EnumerateArray(), static stock => stock.GetProperty("article").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("a%0Ab")]
    [InlineData("a%E2%80%AEb")]
    public async Task Get_WhatIsNoName_NamesTheField(string name)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync($"/api/v1/runbooks/{name}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("alertname", out _));
    }
}
