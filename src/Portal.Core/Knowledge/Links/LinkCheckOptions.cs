using System.Net;

namespace Portal.Core.Knowledge.Links;

/// <summary>How external links are checked. Checked as a whole at start by <see cref="LinkCheckOptionsValidator"/>.</summary>
public sealed class LinkCheckOptions
{
    /// <summary>Whether they are. Off unless somebody chose otherwise: the portal may stand where it must not call out.</summary>
    public LinkCheckMode Mode { get; set; }

    /// <summary>How often the checker asks what is due. Also how long a wish to check now waits at most.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest that a server may take for one answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause between two requests to one host.</summary>
    public TimeSpan HostPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most links of one pass; the others are due in the next.</summary>
    public int MostInPass { get; set; } = 100;

    /// <summary>How many hosts are asked at the same time.</summary>
    public int Hosts { get; set; } = 4;

    /// <summary>Looks a host name up.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; set; } = Dns.GetHostAddressesAsync;

    /// <summary>What may be reached besides the public internet. Not a setting: tests have their servers on loopback; null everywhere else.</summary>
    internal Func<IPEndPoint, bool>? AlsoAllow { get; set; }
}
