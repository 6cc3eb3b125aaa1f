using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Logging;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

/// <summary>Objects whose fields have shapes that nobody expects, as a custom client or a scenario may write them.</summary>
public sealed class BentObjectsTests
{
    private static readonly string[] Whole =
    [
        """{"kind":"Pod","spec":{"nodeName":"node-1","restartPolicy":"Always","containers":[{"name":"main","image":"a/b:1","command":["sh","-c","exit 1"],"resources":{"requests":{"cpu":"1"}},"volumeMounts":[{"name":"d"}]}],"volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"c"}}],"tolerations":[{"key":"k","operator":"Exists","tolerationSeconds":3}]},"status":{"phase":"Running","startTime":"2026-01-01T00:00:00Z","conditions":[{"type":"Ready","status":"True"}],"containerStatuses":[{"name":"main","state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}},"restartCount":1}]},"metadata":{"annotations":{"simulator.portal.local/behaviour":"crash-loop"},"labels":{"app":"x"},"finalizers":["a/b"],"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"r","uid":"u","controller":true,"blockOwnerDeletion":true}]}}""",
        """{"kind":"Node","spec":{"taints":[{"key":"k","effect":"NoExecute"}],"podCIDR":"10.1.0.0/24","unschedulable":false},"status":{"conditions":[{"type":"Ready","status":"True","lastHeartbeatTime":"2026-01-01T00:00:00Z"}],"allocatable":{"cpu":"2","memory":"1Gi","pods":"10"},"addresses":[{"type":"InternalIP","address":"10.0.0.1"}]},"metadata":{"labels":{"a":"b"}}}""",
        """{"kind":"Deployment","spec":{"replicas":2,"selector":{"matchLabels":{"app":"x"}},"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%"}},"template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"main"}]}}},"status":{"conditions":[{"type":"Available"}]},"metadata":{}}""",
        """{"kind":"StatefulSet","spec":{"replicas":2,"template":{"metadata":{"labels":{"app":"x"}},"spec":{}},"volumeClaimTemplates":[{"metadata":{"name":"d"},"spec":{}}],"updateStrategy":{"rollingUpdate":{"partition":1}}},"metadata":{}}""",
        """{"kind":"DaemonSet","spec":{"template":{"metadata":{"labels":{"app":"x"}},"spec":{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"a","operator":"In","values":["b"]}]}]}}}}}},"metadata":{}}""",
        """{"kind":"Job","spec":{"completions":1,"parallelism":1,"backoffLimit":1,"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"main"}]}}},"status":{"succeeded":0},"metadata":{}}""",
        """{"kind":"PodDisruptionBudget","spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"x"}}},"status":{"disruptedPods":{"a":"2026-01-01T00:00:00Z"}},"metadata":{}}""",
        """{"kind":"PersistentVolumeClaim","spec":{"storageClassName":"s","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}},"status":{"phase":"Pending"},"metadata":{"finalizers":["kubernetes.io/pvc-protection"]}}""",
        """{"kind":"PersistentVolume","spec":{"storageClassName":"s","capacity":{"storage":"1Gi"},"claimRef":{"namespace":"test","name":"c","uid":"u"},"nodeAffinity":{"required":{"nodeSelectorTerms":[]}}},"status":{"phase":"Available"},"metadata":{}}""",
        """{"kind":"Namespace","spec":{"finalizers":["kubernetes"]},"status":{"phase":"Terminating","conditions":[]},"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"}}""",
    ];

    private static readonly Dictionary<string, ResourceDefinition> Resources = new[]
    {
        KnownResources.Pods, KnownResources.Nodes, KnownResources.Deployments, KnownResources.StatefulSets, KnownResources.DaemonSets, KnownResources.Jobs,
        KnownResources.PodDisruptionBudgets, KnownResources.PersistentVolumeClaims, KnownResources.PersistentVolumes, KnownResources.Namespaces,
    }.ToDictionary(resource => resource.Kind);

    private static readonly string[] Odd = ["null", "7", "-1", "\"\"", "\"x\"", "[]", "{}", "[1,null,\"a\",{}]", "{\"a\":null}", "1e300", "true", "\"2026-13-45T99:99:99Z\""];

    [Fact]
    public void Drain_ObjectsOfAnyShape_NoControllerThrowsAndThePodsOfOthersStart() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Odd.Length - 1]).Array[Whole.Length].Sample(bends =>
        {
            var logger = new Errors();
            var run = new SimulatedClusterRun(null, logger, "node-1");
            var objects = Whole.Select(text => JsonNode.Parse(text)!.AsObject()).ToList();
            foreach (var (json, (place, odd)) in objects.Zip(bends))
            {
                Bend(json, place, Odd[odd]);
            }

            foreach (var json in objects)
            {
                var resource = Resources[json["kind"]!.GetValue<string>()];
                json.Metadata()["name"] = "bent";
                json.Metadata()["namespace"] = resource.Namespaced ? "test" : null;
                run.Importer.Import(resource, json, frozen: false);
                Touch(run, resource, "bent");
            }

            run.Advance(TimeSpan.FromSeconds(30));
            run.Create(KnownResources.Pods, """{"metadata":{"name":"good"},"spec":{"nodeName":"node-1","containers":[{"name":"main","image":"web"}]}}""");
            run.Advance(TimeSpan.FromSeconds(5));
            Assert.Empty(logger.Messages);
            return run.Pod("good").Text("status", "phase") == "Running";
        }, iter: 200, threads: 1);

    private static void Touch(SimulatedClusterRun run, ResourceDefinition resource, string name)
    {
        try
        {
            run.Api.Edit(resource, resource.Namespaced ? "test" : "", name, json => json.Metadata().ObjectAt("annotations")["touched"] = "1");
        }
        catch (ApiException)
        {
            // The API does not take the change: what is stored stays as it is.
        }
    }

    /// <summary>Replaces one value, at any depth, by an odd one.</summary>
    private static void Bend(JsonObject json, int place, string odd)
    {
        var places = new List<Action>();
        Collect(json, places, odd);
        places[place % places.Count]();
    }

    private static void Collect(JsonNode? node, List<Action> places, string odd)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (key, value) in json)
                {
                    if (key is not ("kind" or "metadata"))
                    {
                        places.Add(() => json[key] = JsonNode.Parse(odd));
                    }

                    Collect(value, places, odd);
                }

                break;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    var index = i;
                    places.Add(() => array[index] = JsonNode.Parse(odd));
                    Collect(array[i], places, odd);
                }

                break;
        }
    }

    private sealed class Errors : ILogger<ControllerManager>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Messages.Add(formatter(state, exception) + "\n" + exception);
            }
        }
    }
}
