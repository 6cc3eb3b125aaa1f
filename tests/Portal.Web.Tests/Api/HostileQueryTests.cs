using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>What somebody writes into the address line (quality.md, attacks 13 and 14).</summary>
[Collection(RunningPortalCollection.Name)]
public sealed class HostileQueryTests(RunningPortal portal)
{
    public static TheoryData<string, string> Texts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var place in new[] { "audit?object=", "audit?actor=", "findings?q=", "knowledge?q=", "playbooks?q=" })
            {
                data.Add(place, "'; DROP TABLE audit_entries; --");
                data.Add(place, "%_\\");
                data.Add(place, "a & | ! <-> :* ( 'b");
                data.Add(place, "\"unmatched");
                data.Add(place, "x\0y");
                data.Add(place, string.Concat(Enumerable.Repeat("a ", 2000)));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task AnyList_TextThatIsMeantForTheDatabase_IsOnlyText(string place, string text)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/api/v1/{place}{Uri.EscapeDataString(text)}", UriKind.Relative));

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest]);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode == HttpStatusCode.OK ? told.TryGetProperty("items", out _) : told.TryGetProperty("errors", out _), told.ToString());
        Assert.True(await portal.Database.ScalarAsync<bool>("SELECT to_regclass('audit_entries') IS NOT NULL"));
    }

    [Theory]
    [InlineData("findings?nothing=1")]
    [InlineData("findings?:key=1&{id}=2")]
    [InlineData("findings?sort=GetType")]
    [InlineData("findings?sort=Evidence.Length")]
    [InlineData("findings?limit=2147483648")]
    [InlineData("findings?limit=1e3")]
    [InlineData("remediations?state=Planned&state=Planned")]
    [InlineData("audit?outcome=%7B0%7D")]
    [InlineData("audit?run={id}")]
    public async Task AnyList_StateThatIsNotOurs_IsTheDefaultViewOr400(string query)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/api/v1/{query}", UriKind.Relative));

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest]);
        var told = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Exception", told, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/findings?q=")]
    [InlineData("/remediations?q=")]
    public async Task AnyPage_QueryOfAMegabyte_IsRefused(string path)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri(path + new string('a', 1024 * 1024), UriKind.Relative));

        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
    }
}
