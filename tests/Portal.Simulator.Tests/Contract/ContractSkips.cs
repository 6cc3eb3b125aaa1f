namespace Portal.Simulator.Tests.Contract;

/// <summary>Exchanges that are not replayed, and why.</summary>
public static class ContractSkips
{
    private const string Controllers = "shows the work of controllers, which this server does not run yet";

    private static readonly string[] NeedControllers =
    [
        "02-nodes#2", "02-nodes#3", "02-nodes#4", "02-nodes#5",
        "02-nodes#6", "06-eviction#5", "06-eviction#6", "08-namespace-deletion#3",
        "08-namespace-deletion#5", "08-namespace-deletion#6", "08-namespace-deletion#9", "08-namespace-deletion#10", "08-namespace-deletion#11",
        "09-local-pv#3", "09-local-pv#5", "09-local-pv#6", "09-local-pv#8",
        "09-local-pv#9", "09-local-pv#11", "09-local-pv#12", "09-local-pv#13",
        "09-local-pv#14", "09-local-pv#15", "13-owners#1", "13-owners#2",
        "13-owners#3", "13-owners#4", "13-owners#5", "13-owners#6",
    ];

    public static string? ReasonFor(Exchange exchange) => NeedControllers.Contains(exchange.Id, StringComparer.Ordinal) ? Controllers : null;
}
