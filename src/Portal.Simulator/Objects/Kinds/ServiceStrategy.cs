using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Services: each gets an address of 10.96.0.0/16.</summary>
internal sealed class ServiceStrategy : PlainStrategy
{
    public override NameRule NameRule => NameRule.ServiceLabel;

    public override bool ReturnsDeletedObject => true;

    public override void Default(JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        spec.SetDefault("type", "ClusterIP");
        spec.SetDefault("sessionAffinity", "None");
        if (spec.Text("type") != "ExternalName")
        {
            spec.SetDefault("internalTrafficPolicy", "Cluster");
        }

        foreach (var port in spec.Items("ports").OfType<JsonObject>())
        {
            port.SetDefault("protocol", "TCP");
            if (port["port"] is { } number)
            {
                port.SetDefault("targetPort", number.DeepClone());
            }
        }
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        if (spec.Text("type") == "ExternalName")
        {
            return;
        }

        if (spec.Text("clusterIP") is null or "")
        {
            spec["clusterIP"] = FreeAddress(context.Api);
        }

        spec.SetDefault("clusterIPs", new JsonArray(spec.Text("clusterIP")));
        spec.SetDefault("ipFamilies", new JsonArray("IPv4"));
        spec.SetDefault("ipFamilyPolicy", "SingleStack");
    }

    public override void PrepareForUpdate(WriteContext context, JsonObject json, JsonObject old)
    {
        base.PrepareForUpdate(context, json, old);
        var (spec, before) = (json.ObjectAt("spec"), old.ObjectAt("spec"));
        foreach (var kept in (ReadOnlySpan<string>)["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (spec[kept] is null)
            {
                spec.CopyFrom(before, kept);
            }
        }
    }

    private static string FreeAddress(SimulatedApi api)
    {
        var taken = api.Store.Snapshot(KnownResources.Services.StorageKey).Objects.Select(s => s.Fields[0]).ToHashSet(StringComparer.Ordinal);
        for (var number = 10; number < 65_535; number++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"10.96.{number / 256}.{number % 256}");
            if (!taken.Contains(address))
            {
                return address;
            }
        }

        throw ApiErrors.Internal("failed to allocate IP: range is full");
    }
}
