using System.Diagnostics.Metrics;

namespace Portal.Core.Knowledge.Links;

/// <summary>Numbers of the link checker, by outcome and reason (closed sets: no label is made of an address).</summary>
public sealed class LinkMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Portal.Core.Knowledge";

    private readonly Counter<long> _checks;
    private readonly Counter<long> _passes;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">The host's factory.</param>
    public LinkMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _checks = meter.CreateCounter<long>("portal.links.checks", "{check}", "Looks at external links of articles, by outcome and reason.");
        _passes = meter.CreateCounter<long>("portal.links.passes", "{pass}", "Passes of the link checker, by whether anything answered.");
    }

    internal void Looked(LinkAnswer answer) => _checks.Add(1, new("outcome", answer.Outcome.ToString()), new("reason", answer.Reason.ToString()));

    internal void Passed(bool believable) => _passes.Add(1, new KeyValuePair<string, object?>("way_out", believable ? "yes" : "no"));
}
