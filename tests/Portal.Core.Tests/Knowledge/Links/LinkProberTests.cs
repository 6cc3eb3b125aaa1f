using System.Net;
using Portal.Core.Knowledge.Links;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Links;

public sealed class LinkProberTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/page", LinkOutcome.Alive, LinkReason.None, 200)]
    [InlineData("/status/204", LinkOutcome.Alive, LinkReason.None, 204)]
    [InlineData("/status/404", LinkOutcome.Gone, LinkReason.Gone, 404)]
    [InlineData("/status/410", LinkOutcome.Gone, LinkReason.Gone, 410)]
    [InlineData("/status/401", LinkOutcome.Unknown, LinkReason.Status, 401)]
    [InlineData("/status/403", LinkOutcome.Unknown, LinkReason.Status, 403)]
    [InlineData("/status/429", LinkOutcome.Unknown, LinkReason.Status, 429)]
    [InlineData("/status/500", LinkOutcome.Unknown, LinkReason.Status, 500)]
    [InlineData("/status/503", LinkOutcome.Unknown, LinkReason.Status, 503)]
    [InlineData("/status/302", LinkOutcome.Unknown, LinkReason.Status, 302)]
    [InlineData("/only-get/405", LinkOutcome.Alive, LinkReason.None, 200)]
    [InlineData("/only-get/403", LinkOutcome.Alive, LinkReason.None, 200)]
    [InlineData("/only-get/501", LinkOutcome.Alive, LinkReason.None, 200)]
    [InlineData("/only-get/404", LinkOutcome.Alive, LinkReason.None, 200)]
    [InlineData("/cut", LinkOutcome.Unknown, LinkReason.NoConnection, null)]
    [InlineData("/huge-head", LinkOutcome.Unknown, LinkReason.BadAnswer, null)]
    public async Task ProbeAsync_EachAnswer_IsReadForWhatItIs(string path, LinkOutcome outcome, LinkReason reason, int? status)
    {
        var answer = await ProbeAsync(path);

        Assert.Equal((outcome, reason, status, (string?)null), (answer.Outcome, answer.Reason, answer.Status, answer.MovedTo));
    }

    [Fact]
    public async Task ProbeAsync_APage_IsAskedOnceByHeadAndByName()
    {
        await ProbeAsync("/page");

        Assert.Equal(["HEAD a.test/page"], _site.Requests);
        Assert.Contains("portal", _site.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Headers.Keys, static name => name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("traceparent", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(301, LinkOutcome.Moved)]
    [InlineData(308, LinkOutcome.Moved)]
    [InlineData(302, LinkOutcome.Alive)]
    [InlineData(303, LinkOutcome.Alive)]
    [InlineData(307, LinkOutcome.Alive)]
    public async Task ProbeAsync_ARedirect_IsFollowedAndMovedOnlyIfItIsForGood(int status, LinkOutcome outcome)
    {
        var answer = await ProbeAsync($"/to/{status}?/page%3Fx");

        Assert.Equal((outcome, outcome == LinkOutcome.Moved ? _site.Url("/page?x") : null), (answer.Outcome, answer.MovedTo));
    }

    [Fact]
    public async Task ProbeAsync_MovedThenASignIn_MovedToTheLastPlaceForGood()
    {
        var there = _site.Url("/to/302?/page", "b.test");

        var answer = await ProbeAsync($"/to/301?{Uri.EscapeDataString(there)}");

        Assert.Equal((LinkOutcome.Moved, there), (answer.Outcome, answer.MovedTo));
    }

    [Fact]
    public async Task ProbeAsync_MovedToWhatIsGone_IsGone() =>
        Assert.Equal(LinkOutcome.Gone, (await ProbeAsync("/to/301?/status/404")).Outcome);

    [Fact]
    public async Task ProbeAsync_ALoop_EndsAfterFiveRedirects()
    {
        var answer = await ProbeAsync("/loop/a");

        Assert.Equal((LinkOutcome.Unknown, LinkReason.TooManyRedirects), (answer.Outcome, answer.Reason));
        Assert.Equal(6, _site.Requests.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", LinkReason.PrivateAddress)]
    [InlineData("http://0x7f000001/", LinkReason.PrivateAddress)]
    [InlineData("http://2130706433/", LinkReason.PrivateAddress)]
    [InlineData("http://0177.0.0.1/", LinkReason.PrivateAddress)]
    [InlineData("http://127.1/", LinkReason.PrivateAddress)]
    [InlineData("http://[::1]/", LinkReason.PrivateAddress)]
    [InlineData("http://[::ffff:10.0.0.1]/", LinkReason.PrivateAddress)]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/", LinkReason.PrivateAddress)]
    [InlineData("http://169.254.169.254/latest/meta-data/", LinkReason.PrivateAddress)]
    [InlineData("https://10.0.0.1/", LinkReason.PrivateAddress)]
    [InlineData("http://93.184.216.34:5432/", LinkReason.Port)]
    [InlineData("file:///etc/passwd", LinkReason.BadRedirect)]
    [InlineData("gopher://a.test/", LinkReason.BadRedirect)]
    [InlineData("http://a@a.test/", LinkReason.BadRedirect)]
    public async Task ProbeAsync_RedirectIntoTheNetwork_IsRefusedAndNotTold(string target, LinkReason reason)
    {
        var answer = await ProbeAsync($"/to/301?{Uri.EscapeDataString(target)}");

        Assert.Equal((LinkOutcome.Unknown, reason, (string?)null), (answer.Outcome, answer.Reason, answer.MovedTo));
    }

    [Fact]
    public async Task ProbeAsync_LoopbackWithoutTheTestsLeave_IsRefusedBeforeARequest()
    {
        var options = _site.Options();
        options.AlsoAllow = null;

        var answer = await ProbeAsync("/page", options);

        Assert.Equal((LinkOutcome.Unknown, LinkReason.PrivateAddress, false), (answer.Outcome, answer.Reason, answer.Answered));
        Assert.Empty(_site.Requests);
    }

    [Theory]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("10.1.2.3", "93.184.216.34")]
    public async Task ProbeAsync_ANameWithAPublicAndAPrivateAddress_IsRefused(string first, string second)
    {
        var options = _site.Options();
        (options.AlsoAllow, options.Resolve) = (null, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(first), IPAddress.Parse(second)]));

        Assert.Equal(LinkReason.PrivateAddress, (await ProbeAsync("/page", options)).Reason);
    }

    [Fact]
    public async Task ProbeAsync_ANameThatChangesAfterItWasJudged_IsLookedUpOnceForAConnection()
    {
        var (options, asked) = (_site.Options(), 0);
        options.Resolve = (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("169.254.169.254")]);

        var answer = await ProbeAsync("/page", options);

        Assert.Equal((LinkOutcome.Alive, 1), (answer.Outcome, asked));
    }

    [Fact]
    public async Task ProbeAsync_ANameThatDoesNotExist_IsGone()
    {
        using var prober = new LinkProber(_site.Options(), TimeProvider.System);
        using var turns = new HostTurns(TimeSpan.Zero, TimeProvider.System);

        var answer = await prober.ProbeAsync("http://gone.test/", turns, CancellationToken.None);

        Assert.Equal((LinkOutcome.Gone, LinkReason.NoSuchName, false), (answer.Outcome, answer.Reason, answer.Answered));
    }

    [Fact]
    public async Task ProbeAsync_AHangingServer_IsGivenUp()
    {
        var options = _site.Options();
        options.Timeout = TimeSpan.FromMilliseconds(200);

        var answer = await ProbeAsync("/hang", options);

        Assert.Equal((LinkOutcome.Unknown, LinkReason.Timeout), (answer.Outcome, answer.Reason));
    }

    [Fact]
    public async Task ProbeAsync_ABodyOfAGigabyte_IsNotRead()
    {
        var before = GC.GetTotalAllocatedBytes();

        var answer = await ProbeAsync("/huge");

        Assert.Equal((LinkOutcome.Alive, 200), (answer.Outcome, answer.Status));
        Assert.Equal("bytes=0-0", _site.Headers["Range"]);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("99999999", 7 * 24 * 3600)]
    public async Task ProbeAsync_RetryAfter_IsTakenUpToAWeek(string header, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), (await ProbeAsync($"/wait/{header}")).RetryAfter);

    private async Task<LinkAnswer> ProbeAsync(string path, LinkCheckOptions? options = null)
    {
        using var prober = new LinkProber(options ?? _site.Options(), TimeProvider.System);
        using var turns = new HostTurns(TimeSpan.Zero, TimeProvider.System);
        return await prober.ProbeAsync(LinkAddress.Normalise(_site.Url(path))!, turns, CancellationToken.None);
    }
}
