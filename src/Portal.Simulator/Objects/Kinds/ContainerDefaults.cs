using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Defaults of containers.</summary>
internal static class ContainerDefaults
{
    public static void Apply(JsonObject container)
    {
        container.SetDefault("resources", new JsonObject());
        container.SetDefault("terminationMessagePath", "/dev/termination-log");
        container.SetDefault("terminationMessagePolicy", "File");
        container.SetDefault("imagePullPolicy", IsLatest(container.Text("image") ?? "") ? "Always" : "IfNotPresent");
        foreach (var port in container.Items("ports").OfType<JsonObject>())
        {
            port.SetDefault("protocol", "TCP");
        }

        foreach (var reference in container.Items("env").Select(e => e.At("valueFrom", "fieldRef")).OfType<JsonObject>())
        {
            reference.SetDefault("apiVersion", "v1");
        }

        foreach (var name in (ReadOnlySpan<string>)["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container[name] is JsonObject probe)
            {
                ApplyToProbe(probe);
            }
        }

        if (container.At("resources", "limits") is JsonObject limits)
        {
            var requests = container.ObjectAt("resources").ObjectAt("requests");
            foreach (var (resource, limit) in limits)
            {
                requests.SetDefault(resource, limit!.DeepClone());
            }
        }
    }

    private static void ApplyToProbe(JsonObject probe)
    {
        probe.SetDefault("timeoutSeconds", 1);
        probe.SetDefault("periodSeconds", 10);
        probe.SetDefault("successThreshold", 1);
        probe.SetDefault("failureThreshold", 3);
        (probe["httpGet"] as JsonObject)?.SetDefault("path", "/");
        (probe["httpGet"] as JsonObject)?.SetDefault("scheme", "HTTP");
    }

    private static bool IsLatest(string image)
    {
        if (image.Contains('@', StringComparison.Ordinal))
        {
            return false;
        }

        var name = image[(image.LastIndexOf('/') + 1)..];
        return !name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal);
    }
}
