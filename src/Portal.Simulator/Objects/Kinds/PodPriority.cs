using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>The admission plugin Priority: a pod's priority comes from its class, or from the default class.</summary>
internal static class PodPriority
{
    private static readonly ResourceDefinition Classes = BuiltInResources.All.Single(r => r.Plural == "priorityclasses");

    public static void Apply(SimulatedApi api, JsonObject spec)
    {
        var name = spec.Text("priorityClassName");
        var found = string.IsNullOrEmpty(name) ? Default(api) : api.Find(Classes, "", name)?.ToJson();
        if (found is null && !string.IsNullOrEmpty(name))
        {
            throw ApiErrors.Forbidden(KnownResources.Pods, "", $"no PriorityClass with name {name} was found");
        }

        if (found is not null)
        {
            spec["priorityClassName"] = found.Name();
        }

        spec["priority"] = found.Number("value") ?? 0;
        spec.SetDefault("preemptionPolicy", found.Text("preemptionPolicy") ?? "PreemptLowerPriority");
    }

    private static JsonObject? Default(SimulatedApi api) =>
        api.List(Classes).Items.Select(c => c.ToJson()).Where(c => c.IsTrue("globalDefault")).MaxBy(c => c.Number("value"));
}
