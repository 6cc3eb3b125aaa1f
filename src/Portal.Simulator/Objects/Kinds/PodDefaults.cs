using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Defaults of pod specs, also those inside templates.</summary>
internal static class PodDefaults
{
    private const int FileMode = 420; // 0644

    public static void ApplyToTemplate(JsonNode? template)
    {
        if (template is JsonObject json)
        {
            Apply(json.ObjectAt("spec"));
        }
    }

    public static void Apply(JsonObject spec)
    {
        spec.SetDefault("restartPolicy", "Always");
        spec.SetDefault("terminationGracePeriodSeconds", 30);
        spec.SetDefault("dnsPolicy", "ClusterFirst");
        spec.SetDefault("securityContext", new JsonObject());
        spec.SetDefault("schedulerName", "default-scheduler");
        if (spec.Text("serviceAccountName") is { Length: > 0 } account)
        {
            spec.SetDefault("serviceAccount", account);
        }

        foreach (var list in (ReadOnlySpan<string>)["containers", "initContainers", "ephemeralContainers"])
        {
            foreach (var container in spec.Items(list).OfType<JsonObject>())
            {
                ContainerDefaults.Apply(container);
            }
        }

        foreach (var volume in spec.Items("volumes").OfType<JsonObject>())
        {
            ApplyToVolume(volume);
        }
    }

    private static void ApplyToVolume(JsonObject volume)
    {
        foreach (var source in (ReadOnlySpan<string>)["configMap", "secret", "projected", "downwardAPI"])
        {
            (volume[source] as JsonObject)?.SetDefault("defaultMode", FileMode);
        }

        foreach (var token in volume.Items("projected", "sources").Select(s => s.At("serviceAccountToken")).OfType<JsonObject>())
        {
            token.SetDefault("expirationSeconds", 3600);
        }

        (volume["hostPath"] as JsonObject)?.SetDefault("type", "");
        if (volume.Count == 1 && volume["name"] is not null)
        {
            volume["emptyDir"] = new JsonObject();
        }
    }
}
