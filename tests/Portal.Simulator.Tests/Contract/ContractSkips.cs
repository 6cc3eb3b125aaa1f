namespace Portal.Simulator.Tests.Contract;

/// <summary>Exchanges that are not replayed, and why.</summary>
public static class ContractSkips
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal);

    public static int Count => Reasons.Count;

    public static string? ReasonFor(Exchange exchange) => Reasons.GetValueOrDefault(exchange.Id);
}
