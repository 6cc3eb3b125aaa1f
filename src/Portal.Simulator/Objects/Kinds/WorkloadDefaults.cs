using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Defaults of the workload kinds' specs.</summary>
internal static class WorkloadDefaults
{
    public static void Deployment(JsonObject spec)
    {
        spec.SetDefault("replicas", 1);
        spec.SetDefault("revisionHistoryLimit", 10);
        spec.SetDefault("progressDeadlineSeconds", 600);
        Rolling(spec, "strategy", ("maxUnavailable", "25%"), ("maxSurge", "25%"));
    }

    public static void ReplicaSet(JsonObject spec) => spec.SetDefault("replicas", 1);

    public static void StatefulSet(JsonObject spec)
    {
        spec.SetDefault("replicas", 1);
        spec.SetDefault("revisionHistoryLimit", 10);
        spec.SetDefault("podManagementPolicy", "OrderedReady");
        Rolling(spec, "updateStrategy", ("partition", 0));
        var retention = spec.ObjectAt("persistentVolumeClaimRetentionPolicy");
        retention.SetDefault("whenDeleted", "Retain");
        retention.SetDefault("whenScaled", "Retain");
        foreach (var template in spec.Items("volumeClaimTemplates").OfType<JsonObject>())
        {
            template.SetDefault("kind", "PersistentVolumeClaim");
            template.SetDefault("apiVersion", "v1");
            template.ObjectAt("spec").SetDefault("volumeMode", "Filesystem");
            template.ObjectAt("status").SetDefault("phase", "Pending");
        }
    }

    public static void DaemonSet(JsonObject spec)
    {
        spec.SetDefault("revisionHistoryLimit", 10);
        Rolling(spec, "updateStrategy", ("maxUnavailable", 1), ("maxSurge", 0));
    }

    private static void Rolling(JsonObject spec, string name, params ReadOnlySpan<(string Name, JsonNode Value)> settings)
    {
        var strategy = spec.ObjectAt(name);
        strategy.SetDefault("type", "RollingUpdate");
        if (strategy.Text("type") != "RollingUpdate")
        {
            return;
        }

        var rolling = strategy.ObjectAt("rollingUpdate");
        foreach (var (setting, value) in settings)
        {
            rolling.SetDefault(setting, value);
        }
    }
}
