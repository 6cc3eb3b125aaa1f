using System.Collections.Immutable;
using System.Text.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Objects;

/// <summary>Which other objects an object's fields name: its node, claims, volumes, service account. Pure.</summary>
internal static class ObjectReferences
{
    /// <summary>The references, each once.</summary>
    /// <param name="of">The object.</param>
    /// <param name="root">Its JSON.</param>
    public static ImmutableArray<NamedReference> In(ObjectReference of, JsonElement root)
    {
        var spec = root.Get("spec");
        var found = of.Kind switch
        {
            "Pod" => PodSpec(of.Namespace, spec, "spec"),
            "CronJob" => PodSpec(of.Namespace, spec.Get("jobTemplate").Get("spec").Get("template").Get("spec"), "spec.jobTemplate.spec.template.spec"),
            "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" or "ReplicationController" =>
                PodSpec(of.Namespace, spec.Get("template").Get("spec"), "spec.template.spec"),
            "PersistentVolumeClaim" =>
            [
                Named("spec.volumeName", "v1", "PersistentVolume", "", spec.Text("volumeName")),
                Named("spec.storageClassName", "storage.k8s.io/v1", "StorageClass", "", spec.Text("storageClassName")),
            ],
            "PersistentVolume" =>
            [
                Named("spec.claimRef", "v1", "PersistentVolumeClaim", spec.Get("claimRef").Text("namespace"), spec.Get("claimRef").Text("name"), spec.Get("claimRef").Text("uid")),
                Named("spec.storageClassName", "storage.k8s.io/v1", "StorageClass", "", spec.Text("storageClassName")),
                Named("spec.csi.driver", "storage.k8s.io/v1", "CSIDriver", "", spec.Get("csi").Text("driver")),
            ],
            "VolumeAttachment" =>
            [
                Named("spec.nodeName", "v1", "Node", "", spec.Text("nodeName")),
                Named("spec.source.persistentVolumeName", "v1", "PersistentVolume", "", spec.Get("source").Text("persistentVolumeName")),
                Named("spec.attacher", "storage.k8s.io/v1", "CSIDriver", "", spec.Text("attacher")),
            ],
            "HorizontalPodAutoscaler" =>
            [
                Named("spec.scaleTargetRef", spec.Get("scaleTargetRef").Text("apiVersion"), spec.Get("scaleTargetRef").Text("kind"), of.Namespace, spec.Get("scaleTargetRef").Text("name")),
            ],
            "Event" =>
            [
                Named(
                    "involvedObject",
                    root.Get("involvedObject").Text("apiVersion"),
                    root.Get("involvedObject").Text("kind"),
                    root.Get("involvedObject").Text("namespace"),
                    root.Get("involvedObject").Text("name"),
                    root.Get("involvedObject").Text("uid")),
            ],
            _ => Enumerable.Empty<NamedReference?>(),
        };
        return [.. found.OfType<NamedReference>().DistinctBy(static reference => reference.Target).Take(ObjectFacts.LongestList)];
    }

    private static IEnumerable<NamedReference?> PodSpec(string @namespace, JsonElement spec, string path)
    {
        yield return Named($"{path}.nodeName", "v1", "Node", "", spec.Text("nodeName"));
        yield return Named($"{path}.serviceAccountName", "v1", "ServiceAccount", @namespace, spec.Text("serviceAccountName"));
        yield return Named($"{path}.priorityClassName", "scheduling.k8s.io/v1", "PriorityClass", "", spec.Text("priorityClassName"));
        yield return Named($"{path}.runtimeClassName", "node.k8s.io/v1", "RuntimeClass", "", spec.Text("runtimeClassName"));
        foreach (var volume in spec.Items("volumes"))
        {
            var field = $"{path}.volumes[{volume.Text("name")}]";
            yield return Named(field, "v1", "PersistentVolumeClaim", @namespace, volume.Get("persistentVolumeClaim").Text("claimName"));
            yield return Named(field, "v1", "ConfigMap", @namespace, volume.Get("configMap").Text("name"));
            yield return Named(field, "v1", "Secret", @namespace, volume.Get("secret").Text("secretName"));
        }
    }

    private static NamedReference? Named(string field, string apiVersion, string kind, string @namespace, string name, string uid = "") =>
        name.Length == 0 || kind.Length == 0 ? null : new NamedReference(field, new ObjectReference(apiVersion, kind, @namespace, name, uid));
}
