using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>The alerts that a cluster with kube-prometheus has from the start, of <c>stock-alerts.txt</c>.</summary>
public static class StockAlerts
{
    /// <summary>All of them, by source.</summary>
    public static ImmutableArray<StockAlert> All { get; } = Read();

    private static readonly FrozenDictionary<string, string> Names = All.ToFrozenDictionary(static alert => alert.Name, static alert => alert.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as the alert has it: the mixins write <c>runbook_url</c> in small letters, and signatures know capitals.</summary>
    /// <param name="name">The name in any case; one that is not of kube-prometheus stays as it is.</param>
    public static string Canonical(string name) => Names.GetValueOrDefault(name, name);

    private static ImmutableArray<StockAlert> Read()
    {
        using var stream = typeof(StockAlerts).Assembly.GetManifestResourceStream("Portal.Core.Knowledge.Runbooks.stock-alerts.txt")!;
        using var reader = new StreamReader(stream);
        var alerts = ImmutableArray.CreateBuilder<StockAlert>();
        var source = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                source = line[1..^1];
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                alerts.Add(new StockAlert(line.Trim(), source));
            }
        }

        return alerts.ToImmutable();
    }
}
